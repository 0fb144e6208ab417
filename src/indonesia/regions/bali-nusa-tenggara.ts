/**
 * Provinces and regencies of Bali, Lombok, Sumbawa, Flores, Sumba, western Timor: `../regions.ts` says how to read it.
 *
 * Codes and names are from the database idn-area-data, under the Open Database License 1.0 (ODbL): this file is offered
 * under the same licence. Points are from GeoNames (CC BY 4.0), rounded, and in part entered by hand. See NOTICE.
 */
export const BALI_NUSA_TENGGARA: string = `
51 | Bali | Asia/Makassar | Bali
51.01 | Kabupaten Jembrana | -8.3569 114.6169
51.02 | Kabupaten Tabanan | -8.5413 115.1252
51.03 | Kabupaten Badung | -8.5439 115.1700
51.04 | Kabupaten Gianyar | -8.5435 115.3272
51.05 | Kabupaten Klungkung | -8.5346 115.4022
51.06 | Kabupaten Bangli | -8.4542 115.3545
51.07 | Kabupaten Karangasem | -8.4500 115.6167
51.08 | Kabupaten Buleleng | -8.1120 115.0882
51.71 | Kota Denpasar | -8.6500 115.2167
52 | Nusa Tenggara Barat | Asia/Makassar | Lombok
52.01 | Kabupaten Lombok Barat | -8.6830 116.1253
52.02 | Kabupaten Lombok Tengah | -8.7054 116.2704
52.03 | Kabupaten Lombok Timur | -8.6503 116.5318
52.04 | Kabupaten Sumbawa | -8.4932 117.4202 | Sumbawa
52.05 | Kabupaten Dompu | -8.5365 118.4634 | Sumbawa
52.06 | Kabupaten Bima | -8.5611 118.6665 | Sumbawa
52.07 | Kabupaten Sumbawa Barat | -8.7449 116.8532 | Sumbawa
52.08 | Kabupaten Lombok Utara | -8.3560 116.1565
52.71 | Kota Mataram | -8.5833 116.1167
52.72 | Kota Bima | -8.4613 118.7470 | Sumbawa
53 | Nusa Tenggara Timur | Asia/Makassar | Flores
53.01 | Kabupaten Kupang | -10.0642 123.8787 | Timor
53.02 | Kabupaten Timor Tengah Selatan | -9.8607 124.2840 | Timor
53.03 | Kabupaten Timor Tengah Utara | -9.4467 124.4781 | Timor
53.04 | Kabupaten Belu | -9.1061 124.8925 | Timor
53.05 | Kabupaten Alor | -8.2151 124.5458 | Alor
53.06 | Kabupaten Flores Timur | -8.3468 122.9771
53.07 | Kabupaten Sikka | -8.6199 122.2111
53.08 | Kabupaten Ende | -8.8432 121.6623
53.09 | Kabupaten Ngada | -8.7848 120.9744
53.10 | Kabupaten Manggarai | -8.6114 120.4644
53.11 | Kabupaten Sumba Timur | -9.6567 120.2641 | Sumba
53.12 | Kabupaten Sumba Barat | -9.6475 119.3889 | Sumba
53.13 | Kabupaten Lembata | -8.3723 123.4180 | Lembata
53.14 | Kabupaten Rote Ndao | -10.7263 123.0492 | Rote
53.15 | Kabupaten Manggarai Barat | -8.4964 119.8877
53.16 | Kabupaten Nagekeo | -8.5613 121.2717
53.17 | Kabupaten Sumba Tengah | -9.58 119.65 | Sumba
53.18 | Kabupaten Sumba Barat Daya | -9.4283 119.2380 | Sumba
53.19 | Kabupaten Manggarai Timur | -8.8125 120.6097
53.20 | Kabupaten Sabu Raijua | -10.4933 121.8393 | Sabu
53.21 | Kabupaten Malaka | -9.5672 124.9075 | Timor
53.71 | Kota Kupang | -10.1708 123.6069 | Timor
`;
