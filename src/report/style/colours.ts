/**
 * Colours for light and dark. Those of types and of outcomes are taken from Okabe and Ito, "Color universal design" (2008), which
 * people with any kind of colour vision tell apart; on dark ground they are lighter.
 */
export const colours: string = `
:root {
  color-scheme: light dark;
  --ground: #f7f7f4; --sheet: #ffffff; --ink: #1b2430; --muted: #596570; --line: #dcdfdd; --tint: #f1f3f1;
  --accent: #0b5f8f; --good: #14694b; --bad: #a3241f; --bad-tint: #fdefed; --note: #fff6dc; --note-line: #e2b93b;
  --sea: #eaf0f3; --land: #fbfaf5; --coast: #b9c2c4; --way: #3d4852;
  --type-0: #0072b2; --type-1: #d55e00; --type-2: #009e73; --type-3: #b04d8f; --type-4: #c48a00; --type-5: #3aa0dc; --type-6: #6b6f2a; --type-7: #6f5bb5;
  --placed: #0072b2; --unplaced: #d55e00; --left: #8f979e; --load: #0072b2; --on-load: #ffffff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #10151a; --sheet: #171d24; --ink: #e5e9ec; --muted: #9eabb5; --line: #2d3741; --tint: #1e262e;
    --accent: #7cc0ea; --good: #63cfa0; --bad: #ff9a8f; --bad-tint: #3a1b1b; --note: #322a12; --note-line: #a98825;
    --sea: #12191f; --land: #232c34; --coast: #4c5a65; --way: #c4ced6;
    --type-0: #58aee6; --type-1: #ff8a3d; --type-2: #2cc79b; --type-3: #e08cc4; --type-4: #f0b93a; --type-5: #9ad5f7; --type-6: #c3c76a; --type-7: #b3a2ee;
    --placed: #58aee6; --unplaced: #ff8a3d; --left: #7d8891; --load: #58aee6; --on-load: #10151a;
  }
}
@media print {
  :root { --ground: #ffffff; --sheet: #ffffff; --sea: #f4f7f8; }
}
${Array.from({ length: 8 }, (_, row) => `.type-${row} { --type: var(--type-${row}); }`).join("\n")}
.swatch { background: var(--type, var(--muted)); }
.swatch.placed { background: var(--placed); }
.swatch.unplaced { background: var(--unplaced); }
.swatch.left { background: var(--left); }
`;
