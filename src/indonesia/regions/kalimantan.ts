/**
 * Provinces and regencies of Kalimantan: `../regions.ts` says how to read it.
 *
 * Codes and names are from the database idn-area-data, under the Open Database License 1.0 (ODbL): this file is offered
 * under the same licence. Points are from GeoNames (CC BY 4.0), rounded, and in part entered by hand. See NOTICE.
 */
export const KALIMANTAN: string = `
61 | Kalimantan Barat | Asia/Jakarta | Kalimantan
61.01 | Kabupaten Sambas | 1.3333 109.2500
61.02 | Kabupaten Mempawah | 0.3710 108.9701
61.03 | Kabupaten Sanggau | 0.1333 110.6000
61.04 | Kabupaten Ketapang | -1.8386 109.9773
61.05 | Kabupaten Sintang | 0.0667 111.5000
61.06 | Kabupaten Kapuas Hulu | 0.8333 112.9333
61.07 | Kabupaten Bengkayang | 0.8319 109.4359
61.08 | Kabupaten Landak | 0.3833 109.9500
61.09 | Kabupaten Sekadau | 0.0167 110.9000
61.10 | Kabupaten Melawi | -0.3333 111.7333
61.11 | Kabupaten Kayong Utara | -1.2500 109.9500
61.12 | Kabupaten Kubu Raya | -0.1269 109.4039
61.71 | Kota Pontianak | -0.0319 109.3250
61.72 | Kota Singkawang | 0.9093 108.9846
62 | Kalimantan Tengah | Asia/Jakarta | Kalimantan
62.01 | Kabupaten Kotawaringin Barat | -2.6832 111.6259
62.02 | Kabupaten Kotawaringin Timur | -2.5315 112.9496
62.03 | Kabupaten Kapuas | -3.0091 114.3876
62.04 | Kabupaten Barito Selatan | -1.7214 114.8397
62.05 | Kabupaten Barito Utara | -0.9473 114.8962
62.06 | Kabupaten Katingan | -2.0775 113.4364
62.07 | Kabupaten Seruyan | -3.3923 112.5505
62.08 | Kabupaten Sukamara | -2.63 111.23
62.09 | Kabupaten Lamandau | -2.1624 111.4885
62.10 | Kabupaten Gunung Mas | -1.10 113.87
62.11 | Kabupaten Pulang Pisau | -2.7671 114.2406
62.12 | Kabupaten Murung Raya | -0.5833 114.5833
62.13 | Kabupaten Barito Timur | -2.1236 115.1958
62.71 | Kota Palangkaraya | -2.2083 113.9167
63 | Kalimantan Selatan | Asia/Makassar | Kalimantan
63.01 | Kabupaten Tanah Laut | -3.7987 114.7788
63.02 | Kabupaten Kotabaru | -3.2427 116.2251 | Pulau Laut
63.03 | Kabupaten Banjar | -3.4109 114.8642
63.04 | Kabupaten Barito Kuala | -3.0136 114.7687
63.05 | Kabupaten Tapin | -2.9334 115.1621
63.06 | Kabupaten Hulu Sungai Selatan | -2.7837 115.2772
63.07 | Kabupaten Hulu Sungai Tengah | -2.5833 115.3833
63.08 | Kabupaten Hulu Sungai Utara | -2.4177 115.2494
63.09 | Kabupaten Tabalong | -2.1709 115.4077
63.10 | Kabupaten Tanah Bumbu | -3.4202 116.0061
63.11 | Kabupaten Balangan | -2.3357 115.4749
63.71 | Kota Banjarmasin | -3.3199 114.5907
63.72 | Kota Banjarbaru | -3.4406 114.8365
64 | Kalimantan Timur | Asia/Makassar | Kalimantan
64.01 | Kabupaten Paser | -1.9051 116.1913
64.02 | Kabupaten Kutai Kartanegara | -0.5149 117.0157
64.03 | Kabupaten Berau | 2.15 117.50
64.07 | Kabupaten Kutai Barat | -0.2364 115.6947
64.08 | Kabupaten Kutai Timur | 0.5049 117.5279
64.09 | Kabupaten Penajam Paser Utara | -1.2492 116.7697
64.11 | Kabupaten Mahakam Ulu | 0.5500 115.2500
64.71 | Kota Balikpapan | -1.2675 116.8289
64.72 | Kota Samarinda | -0.4917 117.1458
64.74 | Kota Bontang | 0.1324 117.4854
65 | Kalimantan Utara | Asia/Makassar | Kalimantan
65.01 | Kabupaten Bulungan | 2.8375 117.3653
65.02 | Kabupaten Malinau | 3.5886 116.6239
65.03 | Kabupaten Nunukan | 4.1384 117.6507 | Nunukan
65.04 | Kabupaten Tana Tidung | 3.6082 116.9067
65.71 | Kota Tarakan | 3.3133 117.5915 | Tarakan
`;
