/**
 * Facilities that public sources name: 21 central training centres (UPTP), 24 of their service units and workshops (satpel), 16 shared production houses (RPB)
 * and 29 integrated service centres (PLUT).
 *
 * A question mark says that the source names a province, or a city and a regency of the same name, and that the place is assumed.
 */
import { tableLines } from "./table.ts";

/** A facility that exists. @internal */
export interface KnownFacility {
  readonly kind: "UPTP" | "satpel" | "RPB" | "PLUT";
  /** Code of its regency or city. */
  readonly regency: string;
  readonly name: string;
}

/** The 90 named facilities. @internal */
export function knownFacilities(): KnownFacility[] {
  return tableLines(KNOWN).map((fields) => {
    const [kind, place, name] = fields as [KnownFacility["kind"], string, string];
    return { kind, regency: place.replace("?", ""), name };
  });
}

/** Kind, regency, name. */
const KNOWN = `
UPTP | 12.71 | BBPVP Medan
UPTP | 32.75 | BBPVP Bekasi
UPTP | 32.73 | BBPVP Bandung
UPTP | 33.74 | BBPVP Semarang
UPTP | 36.73 | BBPVP Serang
UPTP | 73.71 | BBPVP Makassar
UPTP | 33.72 | BPVP Surakarta
UPTP | 81.71 | BPVP Ambon
UPTP | 82.71 | BPVP Ternate
UPTP | 11.71 | BPVP Banda Aceh
UPTP | 96.71 | BPVP Sorong
UPTP | 74.71 | BPVP Kendari
UPTP | 64.72 | BPVP Samarinda
UPTP | 13.71 | BPVP Padang
UPTP | 32.17 | BPVP Bandung Barat
UPTP | 52.03 | BPVP Lombok Timur
UPTP | 73.03 | BPVP Bantaeng
UPTP | 35.10 | BPVP Banyuwangi
UPTP | 35.15 | BPVP Sidoarjo
UPTP | 73.10 | BPVP Pangkep
UPTP | 19.02 | BPVP Belitung
satpel | 16.73 | Satpel Lubuklinggau
satpel | 18.71? | Satpel Lampung
satpel | 16.74 | Workshop Prabumulih
satpel | 17.71? | Satpel Bengkulu
satpel | 62.02 | Satpel Kotawaringin Timur
satpel | 76.05 | Satpel Majene
satpel | 76.02 | Satpel Mamuju
satpel | 72.71 | Satpel Palu
satpel | 75.71? | Workshop Gorontalo
satpel | 72.06 | Satpel Morowali
satpel | 72.12 | Satpel Morowali Utara
satpel | 14.71 | Satpel Pekanbaru
satpel | 21.71 | Workshop Batam
satpel | 34.02 | Satpel Bantul
satpel | 15.71? | Satpel Jambi
satpel | 13.73 | Satpel Sawahlunto
satpel | 53.71? | Satpel Kupang
satpel | 51.71? | Satpel Bali
satpel | 82.72 | Satpel Sofifi
satpel | 71.06 | Satpel Minahasa Utara
satpel | 82.04 | Satpel Halmahera Selatan
satpel | 91.71? | Satpel Jayapura
satpel | 63.10 | Satpel Tanah Bumbu
satpel | 65.01 | Satpel Bulungan
RPB | 64.02 | RPB jahe (biofarmaka) Kutai Kartanegara
RPB | 71.05 | RPB kelapa Minahasa Selatan
RPB | 53.01 | RPB sapi potong Kupang
RPB | 12.19 | RPB cabai merah Batu Bara
RPB | 34.04? | RPB susu DI Yogyakarta
RPB | 63.01 | RPB karet Tanah Laut
RPB | 51.01 | RPB kakao Jembrana
RPB | 73.10 | RPB garam Pangkajene dan Kepulauan
RPB | 33.11 | RPB rotan Sukoharjo
RPB | 53.15 | RPB bambu Manggarai Barat
RPB | 32.05 | RPB kulit Garut
RPB | 11.06 | RPB nilam Aceh Besar
RPB | 11.01 | RPB nilam Aceh Selatan
RPB | 11.16 | RPB nilam Aceh Tamiang
RPB | 11.15 | RPB nilam Nagan Raya
RPB | 11.13 | RPB nilam Gayo Lues
PLUT | 35.01 | PLUT Kabupaten Pacitan
PLUT | 35.11 | PLUT Kabupaten Bondowoso
PLUT | 35.07 | PLUT Kabupaten Malang
PLUT | 51.01 | PLUT Kabupaten Jembrana
PLUT | 51.05 | PLUT Kabupaten Klungkung
PLUT | 51.08 | PLUT Kabupaten Buleleng
PLUT | 51.04 | PLUT Kabupaten Gianyar
PLUT | 52.08 | PLUT Kabupaten Lombok Utara
PLUT | 53.15 | PLUT Kabupaten Manggarai Barat
PLUT | 73.09 | PLUT Kabupaten Maros
PLUT | 74.07 | PLUT Kabupaten Wakatobi
PLUT | 74.71 | PLUT Kota Kendari
PLUT | 71.72 | PLUT Kota Bitung
PLUT | 82.07 | PLUT Kabupaten Pulau Morotai
PLUT | 91.06 | PLUT Kabupaten Biak Numfor
PLUT | 33.06 | PLUT Kabupaten Purworejo
PLUT | 12.11 | PLUT Kabupaten Dairi
PLUT | 33.74? | PLUT Semarang
PLUT | 73.73 | PLUT Palopo
PLUT | 13.71 | PLUT Sumatera Barat
PLUT | 21.71 | PLUT Batam
PLUT | 33.02 | PLUT Banyumas
PLUT | 13.07 | PLUT Lima Puluh Kota
PLUT | 21.05 | PLUT Kepulauan Anambas
PLUT | 34.71? | PLUT DI Yogyakarta
PLUT | 13.72? | PLUT Solok
PLUT | 11.71? | PLUT Aceh
PLUT | 32.72? | PLUT Sukabumi
PLUT | 18.71? | PLUT Lampung
`;
