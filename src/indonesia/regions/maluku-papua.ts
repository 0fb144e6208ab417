/**
 * Provinces and regencies of Maluku and Papua: `../regions.ts` says how to read it.
 *
 * Codes and names are from the database idn-area-data, under the Open Database License 1.0 (ODbL): this file is offered
 * under the same licence. Points are from GeoNames (CC BY 4.0), rounded, and in part entered by hand. See NOTICE.
 */
export const MALUKU_PAPUA: string = `
81 | Maluku | Asia/Jayapura | Seram
81.01 | Kabupaten Maluku Tengah | -3.2983 128.9688
81.02 | Kabupaten Maluku Tenggara | -5.6669 132.7376 | Kei Kecil
81.03 | Kabupaten Kepulauan Tanimbar | -7.9862 131.2968 | Yamdena
81.04 | Kabupaten Buru | -3.2619 127.0929 | Buru
81.05 | Kabupaten Seram Bagian Timur | -3.1112 130.4954
81.06 | Kabupaten Seram Bagian Barat | -3.0618 128.1945
81.07 | Kabupaten Kepulauan Aru | -5.7609 134.2340 | Wamar
81.08 | Kabupaten Maluku Barat Daya | -8.1500 127.7950 | Moa
81.09 | Kabupaten Buru Selatan | -3.8455 126.7262 | Buru
81.71 | Kota Ambon | -3.6958 128.1833 | Ambon
81.72 | Kota Tual | -5.6288 132.7523 | Dullah
82 | Maluku Utara | Asia/Jayapura | Halmahera
82.01 | Kabupaten Halmahera Barat | 1.0650 127.4679
82.02 | Kabupaten Halmahera Tengah | 0.3295 127.8739
82.03 | Kabupaten Halmahera Utara | 1.7284 128.0095
82.04 | Kabupaten Halmahera Selatan | -0.6255 127.4781 | Bacan
82.05 | Kabupaten Kepulauan Sula | -2.0585 125.9779 | Sulabesi
82.06 | Kabupaten Halmahera Timur | 0.7007 128.2920
82.07 | Kabupaten Pulau Morotai | 2.0505 128.2940 | Morotai
82.08 | Kabupaten Pulau Taliabu | -1.9463 124.3839 | Taliabu
82.71 | Kota Ternate | 0.7906 127.3842 | Ternate
82.72 | Kota Tidore Kepulauan | 0.7373 127.5588
91 | Papua | Asia/Jayapura | Papua
91.03 | Kabupaten Jayapura | -2.5691 140.5127
91.05 | Kabupaten Kepulauan Yapen | -1.8802 136.2426 | Yapen
91.06 | Kabupaten Biak Numfor | -1.1767 136.0820 | Biak
91.10 | Kabupaten Sarmi | -1.8530 138.7509
91.11 | Kabupaten Keerom | -3.1167 140.8833
91.15 | Kabupaten Waropen | -2.2100 136.4472
91.19 | Kabupaten Supiori | -0.7339 135.7361 | Supiori
91.20 | Kabupaten Mamberamo Raya | -2.3261 138.0414
91.71 | Kota Jayapura | -2.5337 140.7181
92 | Papua Barat | Asia/Jayapura | Papua
92.02 | Kabupaten Manokwari | -0.8629 134.0640
92.03 | Kabupaten Fak Fak | -2.9248 132.2981
92.06 | Kabupaten Teluk Bintuni | -2.1097 133.5246
92.07 | Kabupaten Teluk Wondama | -2.8170 134.5292
92.08 | Kabupaten Kaimana | -3.6635 133.7649
92.11 | Kabupaten Manokwari Selatan | -1.5083 134.1708
92.12 | Kabupaten Pegunungan Arfak | -1.3708 133.9131
93 | Papua Selatan | Asia/Jayapura | Papua
93.01 | Kabupaten Merauke | -8.4996 140.4061
93.02 | Kabupaten Boven Digoel | -6.0976 140.3065
93.03 | Kabupaten Mappi | -6.5246 139.3222
93.04 | Kabupaten Asmat | -5.5450 138.1352
94 | Papua Tengah | Asia/Jayapura | Papua
94.01 | Kabupaten Nabire | -3.3599 135.5007
94.02 | Kabupaten Puncak Jaya | -3.7147 137.9853
94.03 | Kabupaten Paniai | -3.9667 136.2667
94.04 | Kabupaten Mimika | -4.6141 136.6768
94.05 | Kabupaten Puncak | -3.9500 137.4000
94.06 | Kabupaten Dogiyai | -3.9614 135.9436
94.07 | Kabupaten Intan Jaya | -3.7431 137.0500
94.08 | Kabupaten Deiyai | -4.0390 136.2749
95 | Papua Pegunungan | Asia/Jayapura | Papua
95.01 | Kabupaten Jayawijaya | -4.0958 138.9481
95.02 | Kabupaten Pegunungan Bintang | -4.9042 140.6297
95.03 | Kabupaten Yahukimo | -4.6894 139.3547
95.04 | Kabupaten Tolikara | -3.6994 138.4579
95.05 | Kabupaten Mamberamo Tengah | -3.6642 139.0650
95.06 | Kabupaten Yalimo | -3.7590 139.7075
95.07 | Kabupaten Lanny Jaya | -3.9236 138.4547
95.08 | Kabupaten Nduga | -4.5997 138.3842
96 | Papua Barat Daya | Asia/Jayapura | Papua
96.01 | Kabupaten Sorong | -0.9570 131.3354
96.02 | Kabupaten Sorong Selatan | -1.4416 132.0143
96.03 | Kabupaten Raja Ampat | -0.2379 130.5072 | Waigeo
96.04 | Kabupaten Tambrauw | -0.8089 132.4322
96.05 | Kabupaten Maybrat | -1.2567 132.4997
96.71 | Kota Sorong | -0.8796 131.2610
`;
