/**
 * Provinces and regencies of Sumatra, Bangka Belitung and the Riau archipelago: `../regions.ts` says how to read it.
 *
 * Codes and names are from the database idn-area-data, under the Open Database License 1.0 (ODbL): this file is offered
 * under the same licence. Points are from GeoNames (CC BY 4.0), rounded, and in part entered by hand. See NOTICE.
 */
export const SUMATRA: string = `
11 | Aceh | Asia/Jakarta | Sumatra
11.01 | Kabupaten Aceh Selatan | 3.3356 97.1308
11.02 | Kabupaten Aceh Tenggara | 3.4499 97.8797
11.03 | Kabupaten Aceh Timur | 4.9495 97.7727
11.04 | Kabupaten Aceh Tengah | 4.6212 96.8467
11.05 | Kabupaten Aceh Barat | 4.1440 96.1266
11.06 | Kabupaten Aceh Besar | 5.5186 95.3734
11.07 | Kabupaten Pidie | 5.3848 95.9609
11.08 | Kabupaten Aceh Utara | 5.1258 97.2495
11.09 | Kabupaten Simeulue | 2.4803 96.3801 | Simeulue
11.10 | Kabupaten Aceh Singkil | 2.2874 97.7884
11.11 | Kabupaten Bireuen | 5.2030 96.7009
11.12 | Kabupaten Aceh Barat Daya | 3.7396 96.8361
11.13 | Kabupaten Gayo Lues | 3.9971 97.3384
11.14 | Kabupaten Aceh Jaya | 4.6306 95.5754
11.15 | Kabupaten Nagan Raya | 4.0031 96.6176
11.16 | Kabupaten Aceh Tamiang | 4.3056 98.0271
11.17 | Kabupaten Bener Meriah | 4.7220 96.8743
11.18 | Kabupaten Pidie Jaya | 5.2402 96.2018
11.71 | Kota Banda Aceh | 5.5417 95.3333
11.72 | Kota Sabang | 5.8897 95.3164 | Weh
11.73 | Kota Lhokseumawe | 5.1801 97.1507
11.74 | Kota Langsa | 4.4683 97.9683
11.75 | Kota Subulussalam | 2.6620 97.8827
12 | Sumatera Utara | Asia/Jakarta | Sumatra
12.01 | Kabupaten Tapanuli Tengah | 1.6838 98.8220
12.02 | Kabupaten Tapanuli Utara | 2.0147 98.9655
12.03 | Kabupaten Tapanuli Selatan | 1.6025 99.2738
12.04 | Kabupaten Nias | 1.08 97.72 | Nias
12.05 | Kabupaten Langkat | 3.7334 98.4502
12.06 | Kabupaten Karo | 3.1001 98.4908
12.07 | Kabupaten Deli Serdang | 3.5592 98.8733
12.08 | Kabupaten Simalungun | 2.9658 98.8473
12.09 | Kabupaten Asahan | 2.9845 99.6158
12.10 | Kabupaten Labuhanbatu | 2.3321 100.0520
12.11 | Kabupaten Dairi | 2.7490 98.3127
12.12 | Kabupaten Toba | 2.3328 99.0657
12.13 | Kabupaten Mandailing Natal | 0.8651 99.5528
12.14 | Kabupaten Nias Selatan | 0.5729 97.8034 | Nias
12.15 | Kabupaten Pakpak Bharat | 2.5566 98.3235
12.16 | Kabupaten Humbang Hasundutan | 2.2588 98.7501
12.17 | Kabupaten Samosir | 2.6081 98.6961
12.18 | Kabupaten Serdang Bedagai | 3.4845 99.1366
12.19 | Kabupaten Batu Bara | 3.1689 99.4175
12.20 | Kabupaten Padang Lawas Utara | 1.5127 99.6263
12.21 | Kabupaten Padang Lawas | 1.0539 99.7302
12.22 | Kabupaten Labuhanbatu Selatan | 1.8908 100.0921
12.23 | Kabupaten Labuhanbatu Utara | 2.5704 99.6534
12.24 | Kabupaten Nias Utara | 1.4299 97.3537 | Nias
12.25 | Kabupaten Nias Barat | 0.9946 97.4975 | Nias
12.71 | Kota Medan | 3.5833 98.6667
12.72 | Kota Pematangsiantar | 2.9595 99.0687
12.73 | Kota Sibolga | 1.7402 98.7812
12.74 | Kota Tanjung Balai | 2.9667 99.8000
12.75 | Kota Binjai | 3.6001 98.4854
12.76 | Kota Tebing Tinggi | 3.3285 99.1625
12.77 | Kota Padang Sidempuan | 1.3795 99.2715
12.78 | Kota Gunungsitoli | 1.2888 97.6143 | Nias
13 | Sumatera Barat | Asia/Jakarta | Sumatra
13.01 | Kabupaten Pesisir Selatan | -1.3517 100.5738
13.02 | Kabupaten Solok | -0.9522 100.6210
13.03 | Kabupaten Sijunjung | -0.6639 100.9582
13.04 | Kabupaten Tanah Datar | -0.4606 100.6107
13.05 | Kabupaten Padang Pariaman | -0.6205 100.2789
13.06 | Kabupaten Agam | -0.3255 100.0646
13.07 | Kabupaten Lima Puluh Kota | -0.1503 100.6640
13.08 | Kabupaten Pasaman | 0.1441 100.1657
13.09 | Kabupaten Kepulauan Mentawai | -2.0283 99.5894 | Sipora
13.10 | Kabupaten Dharmasraya | -0.9590 101.5002
13.11 | Kabupaten Solok Selatan | -1.5272 101.2636
13.12 | Kabupaten Pasaman Barat | 0.0970 99.8234
13.71 | Kota Padang | -0.9492 100.3543
13.72 | Kota Solok | -0.8006 100.6571
13.73 | Kota Sawahlunto | -0.5975 100.7398
13.74 | Kota Padang Panjang | -0.4560 100.4052
13.75 | Kota Bukittinggi | -0.3091 100.3705
13.76 | Kota Payakumbuh | -0.2159 100.6334
13.77 | Kota Pariaman | -0.6190 100.1200
14 | Riau | Asia/Jakarta | Sumatra
14.01 | Kabupaten Kampar | 0.3383 101.0236
14.02 | Kabupaten Indragiri Hulu | -0.3755 102.5481
14.03 | Kabupaten Bengkalis | 1.4667 102.1333 | Bengkalis
14.04 | Kabupaten Indragiri Hilir | -0.3227 103.1603
14.05 | Kabupaten Pelalawan | 0.3961 101.8572
14.06 | Kabupaten Rokan Hulu | 0.8646 100.2955
14.07 | Kabupaten Rokan Hilir | 2.1567 100.8076
14.08 | Kabupaten Siak | 0.7932 102.0511
14.09 | Kabupaten Kuantan Singingi | -0.5283 101.5810
14.10 | Kabupaten Kepulauan Meranti | 0.9941 102.7082 | Tebing Tinggi
14.71 | Kota Pekanbaru | 0.5167 101.4417
14.72 | Kota Dumai | 1.6671 101.4432
15 | Jambi | Asia/Jakarta | Sumatra
15.01 | Kabupaten Kerinci | -1.9467 101.3342
15.02 | Kabupaten Merangin | -2.0796 102.2573
15.03 | Kabupaten Sarolangun | -2.3121 102.7271
15.04 | Kabupaten Batanghari | -1.7133 103.2590
15.05 | Kabupaten Muaro Jambi | -1.4772 103.5076
15.06 | Kabupaten Tanjung Jabung Barat | -0.8162 103.4611
15.07 | Kabupaten Tanjung Jabung Timur | -1.1361 103.8499
15.08 | Kabupaten Bungo | -1.4902 102.1149
15.09 | Kabupaten Tebo | -1.4760 102.4435
15.71 | Kota Jambi | -1.6000 103.6167
15.72 | Kota Sungai Penuh | -2.0561 101.3913
16 | Sumatera Selatan | Asia/Jakarta | Sumatra
16.01 | Kabupaten Ogan Komering Ulu | -4.1289 104.1669
16.02 | Kabupaten Ogan Komering Ilir | -3.3920 104.8306
16.03 | Kabupaten Muara Enim | -3.6486 103.7710
16.04 | Kabupaten Lahat | -3.7851 103.5428
16.05 | Kabupaten Musi Rawas | -3.2486 103.0335
16.06 | Kabupaten Musi Banyuasin | -2.8819 103.8344
16.07 | Kabupaten Banyuasin | -2.8812 104.3943
16.08 | Kabupaten Ogan Komering Ulu Timur | -4.3189 104.3471
16.09 | Kabupaten Ogan Komering Ulu Selatan | -4.5318 104.0740
16.10 | Kabupaten Ogan Ilir | -3.2525 104.6756
16.11 | Kabupaten Empat Lawang | -3.5842 103.0772
16.12 | Kabupaten Penukal Abab Lematang Ilir | -3.2656 103.8253
16.13 | Kabupaten Musi Rawas Utara | -2.7236 102.9108
16.71 | Kota Palembang | -2.9167 104.7458
16.72 | Kota Pagar Alam | -4.0251 103.2469
16.73 | Kota Lubuk Linggau | -3.2945 102.8614
16.74 | Kota Prabumulih | -3.4345 104.2306
17 | Bengkulu | Asia/Jakarta | Sumatra
17.01 | Kabupaten Bengkulu Selatan | -4.4651 102.9039
17.02 | Kabupaten Rejang Lebong | -3.4703 102.5207
17.03 | Kabupaten Bengkulu Utara | -3.4232 102.1891
17.04 | Kabupaten Kaur | -4.7937 103.3484
17.05 | Kabupaten Seluma | -4.0754 102.5774
17.06 | Kabupaten Muko Muko | -2.5689 101.1118
17.07 | Kabupaten Lebong | -3.1192 102.2000
17.08 | Kabupaten Kepahiang | -3.6455 102.5712
17.09 | Kabupaten Bengkulu Tengah | -3.7500 102.4225
17.71 | Kota Bengkulu | -3.8004 102.2655
18 | Lampung | Asia/Jakarta | Sumatra
18.01 | Kabupaten Lampung Selatan | -5.7381 105.5916
18.02 | Kabupaten Lampung Tengah | -4.9753 105.2140
18.03 | Kabupaten Lampung Utara | -4.8251 104.8817
18.04 | Kabupaten Lampung Barat | -5.0355 104.0760
18.05 | Kabupaten Tulang Bawang | -4.4713 105.2521
18.06 | Kabupaten Tanggamus | -5.5026 104.6454
18.07 | Kabupaten Lampung Timur | -5.0645 105.5487
18.08 | Kabupaten Way Kanan | -4.5026 104.5193
18.09 | Kabupaten Pesawaran | -5.3827 105.0955
18.10 | Kabupaten Pringsewu | -5.3582 104.9744
18.11 | Kabupaten Mesuji | -3.8428 105.4939
18.12 | Kabupaten Tulang Bawang Barat | -4.4778 105.0814
18.13 | Kabupaten Pesisir Barat | -5.1913 103.9320
18.71 | Kota Bandar Lampung | -5.4292 105.2611
18.72 | Kota Metro | -5.1131 105.3067
19 | Kepulauan Bangka Belitung | Asia/Jakarta | Bangka
19.01 | Kabupaten Bangka | -1.8544 106.1222
19.02 | Kabupaten Belitung | -2.7335 107.6348 | Belitung
19.03 | Kabupaten Bangka Selatan | -2.9445 106.5574
19.04 | Kabupaten Bangka Tengah | -2.4931 106.4081
19.05 | Kabupaten Bangka Barat | -2.0672 105.1623
19.06 | Kabupaten Belitung Timur | -2.8833 108.2667 | Belitung
19.71 | Kota Pangkal Pinang | -2.1291 106.1138
21 | Kepulauan Riau | Asia/Jakarta | Bintan
21.01 | Kabupaten Bintan | 1.0542 104.4800
21.02 | Kabupaten Karimun | 1.0001 103.4219 | Karimun Besar
21.03 | Kabupaten Natuna | 3.9384 108.3840 | Natuna
21.04 | Kabupaten Lingga | -0.2145 104.6182 | Lingga
21.05 | Kabupaten Kepulauan Anambas | 3.2158 106.2172 | Siantan
21.71 | Kota Batam | 1.1494 104.0249 | Batam
21.72 | Kota Tanjung Pinang | 0.9167 104.4583
`;
