/**
 * Provinces and regencies of Sulawesi: `../regions.ts` says how to read it.
 *
 * Codes and names are from the database idn-area-data, under the Open Database License 1.0 (ODbL): this file is offered
 * under the same licence. Points are from GeoNames (CC BY 4.0), rounded, and in part entered by hand. See NOTICE.
 */
export const SULAWESI: string = `
71 | Sulawesi Utara | Asia/Makassar | Sulawesi
71.01 | Kabupaten Bolaang Mongondow | 0.8755 124.0098
71.02 | Kabupaten Minahasa | 1.3054 124.9126
71.03 | Kabupaten Kepulauan Sangihe | 3.6110 125.4858 | Sangihe
71.04 | Kabupaten Kepulauan Talaud | 4.2267 126.7919 | Karakelang
71.05 | Kabupaten Minahasa Selatan | 1.1615 124.4393
71.06 | Kabupaten Minahasa Utara | 1.4280 124.9777
71.07 | Kabupaten Minahasa Tenggara | 1.0549 124.8012
71.08 | Kabupaten Bolaang Mongondow Utara | 0.9083 123.2679
71.09 | Kabupaten Kepulauan Siau Tagulandang Biaro | 2.7473 125.3611 | Siau
71.10 | Kabupaten Bolaang Mongondow Timur | 0.7654 124.6144
71.11 | Kabupaten Bolaang Mongondow Selatan | 0.3898 123.9826
71.71 | Kota Manado | 1.4822 124.8489
71.72 | Kota Bitung | 1.4406 125.1282
71.73 | Kota Tomohon | 1.3168 124.8038
71.74 | Kota Kotamobagu | 0.7419 124.3121
72 | Sulawesi Tengah | Asia/Makassar | Sulawesi
72.01 | Kabupaten Banggai | -0.9516 122.7875
72.02 | Kabupaten Poso | -1.3959 120.7524
72.03 | Kabupaten Donggala | -0.6723 119.7402
72.04 | Kabupaten Toli Toli | 1.0402 120.8176
72.05 | Kabupaten Buol | 1.1563 121.4381
72.06 | Kabupaten Morowali | -2.5471 121.9720
72.07 | Kabupaten Banggai Kepulauan | -1.3085 123.2909 | Peling
72.08 | Kabupaten Parigi Moutong | -0.8156 120.1768
72.09 | Kabupaten Tojo Una Una | -0.8690 121.5837
72.10 | Kabupaten Sigi | -0.9498 119.9180
72.11 | Kabupaten Banggai Laut | -1.5887 123.4992 | Banggai
72.12 | Kabupaten Morowali Utara | -1.9825 121.3364
72.71 | Kota Palu | -0.9083 119.8708
73 | Sulawesi Selatan | Asia/Makassar | Sulawesi
73.01 | Kabupaten Kepulauan Selayar | -6.1184 120.4605 | Selayar
73.02 | Kabupaten Bulukumba | -5.5500 120.1833
73.03 | Kabupaten Bantaeng | -5.5475 119.9509
73.04 | Kabupaten Jeneponto | -5.6765 119.7484
73.05 | Kabupaten Takalar | -5.4258 119.4384
73.06 | Kabupaten Gowa | -5.1971 119.4510
73.07 | Kabupaten Sinjai | -5.1241 120.2530
73.08 | Kabupaten Bone | -4.5386 120.3279
73.09 | Kabupaten Maros | -5.0060 119.5727
73.10 | Kabupaten Pangkajene dan Kepulauan | -4.8372 119.5472
73.11 | Kabupaten Barru | -4.4120 119.6180
73.12 | Kabupaten Soppeng | -4.3522 119.8841
73.13 | Kabupaten Wajo | -4.1279 120.0297
73.14 | Kabupaten Sidenreng Rappang | -3.9275 119.7993
73.15 | Kabupaten Pinrang | -3.7861 119.6522
73.16 | Kabupaten Enrekang | -3.5651 119.7703
73.17 | Kabupaten Luwu | -3.3849 120.3676
73.18 | Kabupaten Tana Toraja | -3.1019 119.8539
73.22 | Kabupaten Luwu Utara | -2.5537 120.3279
73.24 | Kabupaten Luwu Timur | -2.6351 121.0948
73.26 | Kabupaten Toraja Utara | -2.9701 119.8978
73.71 | Kota Makassar | -5.1486 119.4319
73.72 | Kota Parepare | -4.0135 119.6255
73.73 | Kota Palopo | -2.9925 120.1969
74 | Sulawesi Tenggara | Asia/Makassar | Sulawesi
74.01 | Kabupaten Kolaka | -4.0597 121.6056
74.02 | Kabupaten Konawe | -3.8539 122.0420
74.03 | Kabupaten Muna | -4.8380 122.7209 | Muna
74.04 | Kabupaten Buton | -5.4957 122.8447 | Buton
74.05 | Kabupaten Konawe Selatan | -4.3273 122.2522
74.06 | Kabupaten Bombana | -4.6277 122.0047
74.07 | Kabupaten Wakatobi | -5.3271 123.5388 | Wangi-Wangi
74.08 | Kabupaten Kolaka Utara | -3.5105 120.8844
74.09 | Kabupaten Konawe Utara | -3.4746 122.0669
74.10 | Kabupaten Buton Utara | -4.8010 122.9831 | Buton
74.11 | Kabupaten Kolaka Timur | -4.01 121.86
74.12 | Kabupaten Konawe Kepulauan | -4.0248 122.9906 | Wawonii
74.13 | Kabupaten Muna Barat | -4.7833 122.5247 | Muna
74.14 | Kabupaten Buton Tengah | -5.2632 122.5510 | Muna
74.15 | Kabupaten Buton Selatan | -5.5882 122.5964 | Buton
74.71 | Kota Kendari | -3.9778 122.5151
74.72 | Kota Bau Bau | -5.4633 122.6024 | Buton
75 | Gorontalo | Asia/Makassar | Sulawesi
75.01 | Kabupaten Gorontalo | 0.6270 122.9778
75.02 | Kabupaten Boalemo | 0.5273 122.3463
75.03 | Kabupaten Bone Bolango | 0.5325 123.1469
75.04 | Kabupaten Pohuwato | 0.4655 121.9386
75.05 | Kabupaten Gorontalo Utara | 0.8348 122.9150
75.71 | Kota Gorontalo | 0.5375 123.0625
76 | Sulawesi Barat | Asia/Makassar | Sulawesi
76.01 | Kabupaten Pasangkayu | -1.18 119.37
76.02 | Kabupaten Mamuju | -2.6806 118.8861
76.03 | Kabupaten Mamasa | -2.9420 119.3776
76.04 | Kabupaten Polewali Mandar | -3.4324 119.3435
76.05 | Kabupaten Majene | -3.5403 118.9707
76.06 | Kabupaten Mamuju Tengah | -2.0894 119.3472
`;
