/**
 * Provinces and regencies of Jawa and Madura: `../regions.ts` says how to read it.
 *
 * Codes and names are from the database idn-area-data, under the Open Database License 1.0 (ODbL): this file is offered
 * under the same licence. Points are from GeoNames (CC BY 4.0), rounded, and in part entered by hand. See NOTICE.
 */
export const JAWA: string = `
31 | Daerah Khusus Ibukota Jakarta | Asia/Jakarta | Jawa
31.01 | Kabupaten Administrasi Kepulauan Seribu | -5.7458 106.6139 | Pramuka
31.71 | Kota Administrasi Jakarta Pusat | -6.18 106.83
31.72 | Kota Administrasi Jakarta Utara | -6.13 106.87
31.73 | Kota Administrasi Jakarta Barat | -6.17 106.76
31.74 | Kota Administrasi Jakarta Selatan | -6.27 106.81
31.75 | Kota Administrasi Jakarta Timur | -6.25 106.90
32 | Jawa Barat | Asia/Jakarta | Jawa
32.01 | Kabupaten Bogor | -6.4817 106.8542
32.02 | Kabupaten Sukabumi | -6.9875 106.5514
32.03 | Kabupaten Cianjur | -6.8222 107.1394
32.04 | Kabupaten Bandung | -7.0331 107.5183
32.05 | Kabupaten Garut | -7.2450 107.9210
32.06 | Kabupaten Tasikmalaya | -7.3515 108.1110
32.07 | Kabupaten Ciamis | -7.3257 108.3534
32.08 | Kabupaten Kuningan | -6.9758 108.4831
32.09 | Kabupaten Cirebon | -6.7603 108.4831
32.10 | Kabupaten Majalengka | -6.8361 108.2278
32.11 | Kabupaten Sumedang | -6.8586 107.9164
32.12 | Kabupaten Indramayu | -6.3264 108.3200
32.13 | Kabupaten Subang | -6.5700 107.7567
32.14 | Kabupaten Purwakarta | -6.5569 107.4433
32.15 | Kabupaten Karawang | -6.3053 107.3197
32.16 | Kabupaten Bekasi | -6.2611 107.1528
32.17 | Kabupaten Bandung Barat | -6.8036 107.2753
32.18 | Kabupaten Pangandaran | -7.7015 108.4960
32.71 | Kota Bogor | -6.5944 106.7892
32.72 | Kota Sukabumi | -6.9181 106.9267
32.73 | Kota Bandung | -6.9222 107.6069
32.74 | Kota Cirebon | -6.7063 108.5570
32.75 | Kota Bekasi | -6.2349 106.9896
32.76 | Kota Depok | -6.4000 106.8186
32.77 | Kota Cimahi | -6.8722 107.5425
32.78 | Kota Tasikmalaya | -7.3274 108.2207
32.79 | Kota Banjar | -7.3688 108.5329
33 | Jawa Tengah | Asia/Jakarta | Jawa
33.01 | Kabupaten Cilacap | -7.7264 109.0094
33.02 | Kabupaten Banyumas | -7.4214 109.2344
33.03 | Kabupaten Purbalingga | -7.3881 109.3639
33.04 | Kabupaten Banjarnegara | -7.3961 109.6961
33.05 | Kabupaten Kebumen | -7.6686 109.6536
33.06 | Kabupaten Purworejo | -7.7114 110.0103
33.07 | Kabupaten Wonosobo | -7.3589 109.9031
33.08 | Kabupaten Magelang | -7.5925 110.2189
33.09 | Kabupaten Boyolali | -7.5331 110.5958
33.10 | Kabupaten Klaten | -7.7058 110.6064
33.11 | Kabupaten Sukoharjo | -7.6725 110.8381
33.12 | Kabupaten Wonogiri | -7.8144 110.9206
33.13 | Kabupaten Karanganyar | -7.5983 110.9444
33.14 | Kabupaten Sragen | -7.4264 111.0222
33.15 | Kabupaten Grobogan | -7.0868 110.9158
33.16 | Kabupaten Blora | -6.9698 111.4186
33.17 | Kabupaten Rembang | -6.7070 111.3498
33.18 | Kabupaten Pati | -6.7559 111.0380
33.19 | Kabupaten Kudus | -6.8048 110.8405
33.20 | Kabupaten Jepara | -6.5924 110.6710
33.21 | Kabupaten Demak | -6.8909 110.6396
33.22 | Kabupaten Semarang | -7.1397 110.4050
33.23 | Kabupaten Temanggung | -7.3192 110.1928
33.24 | Kabupaten Kendal | -6.9213 110.2022
33.25 | Kabupaten Batang | -6.9078 109.7303
33.26 | Kabupaten Pekalongan | -7.0324 109.5773
33.27 | Kabupaten Pemalang | -6.9227 109.3852
33.28 | Kabupaten Tegal | -6.9816 109.1407
33.29 | Kabupaten Brebes | -6.8691 109.0378
33.71 | Kota Magelang | -7.4706 110.2178
33.72 | Kota Surakarta | -7.5561 110.8317
33.73 | Kota Salatiga | -7.3319 110.4928
33.74 | Kota Semarang | -6.9931 110.4208
33.75 | Kota Pekalongan | -6.8886 109.6753
33.76 | Kota Tegal | -6.8694 109.1402
34 | Daerah Istimewa Yogyakarta | Asia/Jakarta | Jawa
34.01 | Kabupaten Kulon Progo | -7.8572 110.1569
34.02 | Kabupaten Bantul | -7.8881 110.3289
34.03 | Kabupaten Gunungkidul | -7.9656 110.6036
34.04 | Kabupaten Sleman | -7.7156 110.3556
34.71 | Kota Yogyakarta | -7.8014 110.3647
35 | Jawa Timur | Asia/Jakarta | Jawa
35.01 | Kabupaten Pacitan | -8.1939 111.1033
35.02 | Kabupaten Ponorogo | -7.8685 111.4620
35.03 | Kabupaten Trenggalek | -8.0764 111.7064
35.04 | Kabupaten Tulungagung | -8.0657 111.9025
35.05 | Kabupaten Blitar | -8.1613 112.2173
35.06 | Kabupaten Kediri | -7.7965 112.0447
35.07 | Kabupaten Malang | -8.1303 112.5727
35.08 | Kabupaten Lumajang | -8.1335 113.2248
35.09 | Kabupaten Jember | -8.1721 113.6995
35.10 | Kabupaten Banyuwangi | -8.2325 114.3576
35.11 | Kabupaten Bondowoso | -7.9135 113.8214
35.12 | Kabupaten Situbondo | -7.7062 114.0098
35.13 | Kabupaten Probolinggo | -7.7584 113.3962
35.14 | Kabupaten Pasuruan | -7.5994 112.8186
35.15 | Kabupaten Sidoarjo | -7.4478 112.7183
35.16 | Kabupaten Mojokerto | -7.5194 112.5597
35.17 | Kabupaten Jombang | -7.5460 112.2331
35.18 | Kabupaten Nganjuk | -7.6051 111.9035
35.19 | Kabupaten Madiun | -7.5447 111.6566
35.20 | Kabupaten Magetan | -7.6567 111.3314
35.21 | Kabupaten Ngawi | -7.4038 111.4461
35.22 | Kabupaten Bojonegoro | -7.1502 111.8817
35.23 | Kabupaten Tuban | -6.8976 112.0649
35.24 | Kabupaten Lamongan | -7.1167 112.4167
35.25 | Kabupaten Gresik | -7.1539 112.6561
35.26 | Kabupaten Bangkalan | -7.0455 112.7351 | Madura
35.27 | Kabupaten Sampang | -7.1872 113.2394 | Madura
35.28 | Kabupaten Pamekasan | -7.1568 113.4746 | Madura
35.29 | Kabupaten Sumenep | -7.0115 113.8604 | Madura
35.71 | Kota Kediri | -7.8167 112.0167
35.72 | Kota Blitar | -8.0983 112.1681
35.73 | Kota Malang | -7.9797 112.6304
35.74 | Kota Probolinggo | -7.7543 113.2159
35.75 | Kota Pasuruan | -7.6453 112.9075
35.76 | Kota Mojokerto | -7.4664 112.4338
35.77 | Kota Madiun | -7.6298 111.5239
35.78 | Kota Surabaya | -7.2492 112.7508
35.79 | Kota Batu | -7.8700 112.5283
36 | Banten | Asia/Jakarta | Jawa
36.01 | Kabupaten Pandeglang | -6.3084 106.1067
36.02 | Kabupaten Lebak | -6.3591 106.2494
36.03 | Kabupaten Tangerang | -6.2281 106.5139
36.04 | Kabupaten Serang | -6.1250 106.2328
36.71 | Kota Tangerang | -6.1781 106.6300
36.72 | Kota Cilegon | -6.0144 106.0542
36.73 | Kota Serang | -6.1153 106.1542
36.74 | Kota Tangerang Selatan | -6.2886 106.7179
`;
