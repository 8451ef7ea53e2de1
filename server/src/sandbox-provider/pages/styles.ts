/** Sandpay's own look: petrol and sand, round corners, big figures; a true dark theme. */
const tokens = `
:root{color-scheme:light dark;
--ground:#edf2f3;--surface:#fff;--ink:#0c2a31;--muted:#48626a;--line:#cddadd;--field-line:#738c94;
--accent:#0b6b63;--accent-strong:#084f49;--accent-ink:#fff;--tint:#e3f0ee;
--panel:#0d2f38;--panel-ink:#f6f0e6;--panel-muted:#a9c3ca;--badge:#f6d9a4;--badge-ink:#3a2708;
--sun:#f6d9a4;--sand:#e9c48c;--sand-shade:#c8935a;--dune-far:#2a5560;--dune-mid:#b98550;--dune-shadow:#8f6239;
--danger:#a81f17;--danger-ground:#fdecea;--radius:14px}
@media (prefers-color-scheme:dark){:root{
--ground:#07151a;--surface:#0e2229;--ink:#e7f0f2;--muted:#9fb6bc;--line:#23414a;--field-line:#66848d;
--accent:#56d3c1;--accent-strong:#86e6d8;--accent-ink:#03211e;--tint:#10313a;
--panel:#0a2730;--panel-ink:#f3ece0;--panel-muted:#9db7be;
--sun:#e9dfc8;--sand:#a97c4c;--sand-shade:#6f4c2b;--dune-far:#16404b;--dune-mid:#7c5732;--dune-shadow:#543a20;
--danger:#ffb3aa;--danger-ground:#3a1613}}
`

const common = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;background:var(--ground);color:var(--ink)}
body{margin:0;min-height:100vh;min-height:100dvh;font:400 1rem/1.5 "Avenir Next","Segoe UI Variable","Segoe UI",Roboto,"Noto Sans","Noto Sans Arabic",system-ui,sans-serif}
h1,h2,p,dl,dd,ul{margin:0;padding:0}
h1{font-size:1.5rem;line-height:1.2;letter-spacing:-.01em;text-wrap:balance}
:lang(ar) h1{letter-spacing:0}
a{color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.ltr{direction:ltr;unicode-bidi:isolate}
.button{display:flex;align-items:center;justify-content:center;gap:.5rem;inline-size:100%;min-block-size:3.25rem;padding:.5rem 1.25rem;border:2px solid transparent;border-radius:var(--radius);background:var(--accent);color:var(--accent-ink);font:inherit;font-weight:650;font-variant-numeric:tabular-nums;text-decoration:none;text-align:center;cursor:pointer;transition:background-color .15s}
.button:hover{background:var(--accent-strong)}
.button[aria-disabled=true]{opacity:.65;cursor:progress}
.button.quiet{background:none;border-color:var(--field-line);color:var(--ink)}
.button.quiet:hover{background:var(--tint)}
.text-link{display:flex;align-items:center;justify-content:center;min-block-size:2.75rem;color:var(--muted);text-underline-offset:.2em}
.text-link:hover{color:var(--ink)}
.alert{display:flex;gap:.625rem;padding:.875rem 1rem;border-radius:var(--radius);background:var(--danger-ground);color:var(--danger);font-weight:550}
.alert svg,.error svg{flex:none;margin-block-start:.125rem}
.brand{display:flex;align-items:center;gap:.625rem;font-weight:700;font-size:1.125rem;letter-spacing:-.01em}
.badge{flex:none;margin-inline-start:auto;padding:.125rem .625rem;border-radius:99px;background:var(--badge);color:var(--badge-ink);font-size:.8125rem;font-weight:650;letter-spacing:0}
.languages{display:flex;flex-wrap:wrap;justify-content:center;gap:0 .25rem;list-style:none}
.languages a{display:inline-flex;align-items:center;min-block-size:2.75rem;padding-inline:.625rem;color:var(--muted);font-size:.875rem;text-underline-offset:.2em}
.languages [aria-current]{color:var(--ink);font-weight:650;text-decoration:none}
footer{display:grid;gap:.25rem;justify-items:center;color:var(--muted);font-size:.875rem;text-align:center}
@media (prefers-reduced-motion:reduce){*{transition:none!important}}
@media (forced-colors:active){.button{border-color:ButtonText}}
`

const payment = `
.panel{position:relative;overflow:hidden;display:grid;gap:1.5rem;align-content:start;padding:1.25rem 1.25rem 6.5rem;background:var(--panel);color:var(--panel-ink)}
.panel>:not(.dunes){position:relative;z-index:1}
.panel .caption{font-size:.9375rem;color:var(--panel-muted)}
.amount{font-size:clamp(2.5rem,11vw,3.5rem);line-height:1.1;font-weight:700;letter-spacing:-.03em;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.facts{display:flex;flex-wrap:wrap;gap:.75rem 2.5rem}
.facts div{min-inline-size:0}
.facts dt{font-size:.8125rem;color:var(--panel-muted)}
.facts dd{font-weight:600;overflow-wrap:anywhere}
.facts dd.plain{font-weight:400}
.dunes{position:absolute;inset-inline:0;inset-block-end:-1px;inline-size:100%;block-size:7rem}
main{display:grid;gap:1.5rem;align-content:start;inline-size:100%;max-inline-size:29rem;margin-inline:auto;padding:1.5rem 1.25rem 1rem}
form.card{display:grid;grid-template-columns:1fr 1fr;gap:1.125rem 1rem}
form.card>.wide{grid-column:1/-1}
.field{display:grid;gap:.25rem;align-content:start}
.field label{font-weight:600}
.hint{color:var(--muted);font-size:.8125rem}
.field input{inline-size:100%;min-block-size:3.25rem;padding:.5rem .875rem;border:1.5px solid var(--field-line);border-radius:var(--radius);background:var(--surface);color:var(--ink);font:inherit;font-size:1.125rem;font-variant-numeric:tabular-nums;letter-spacing:.02em;direction:ltr}
[dir=rtl] .field input{text-align:right}
.field input::placeholder{color:var(--muted);opacity:.75}
.field input:focus{outline:3px solid var(--accent);outline-offset:1px;border-color:transparent}
.field input[aria-invalid=true]{border-color:var(--danger);border-width:2px}
.error{display:flex;gap:.375rem;color:var(--danger);font-size:.875rem;font-weight:550}
.error:empty{display:none}
.note{display:flex;gap:.5rem;color:var(--muted);font-size:.875rem}
.note svg{flex:none;margin-block-start:.125rem}
details{border-block-start:1px solid var(--line);padding-block-start:.75rem}
summary{min-block-size:2.75rem;display:list-item;align-content:center;font-weight:650;cursor:pointer}
.test-cards{display:grid;gap:.5rem;margin-block-start:.75rem}
.test-cards button{display:grid;gap:0;justify-items:start;align-content:center;min-block-size:3.5rem;padding:.5rem .875rem;border:1px solid var(--line);border-radius:var(--radius);background:var(--surface);color:var(--ink);font:inherit;text-align:start;cursor:pointer;transition:border-color .15s,background-color .15s}
.test-cards button:hover{border-color:var(--accent);background:var(--tint)}
.test-cards b{font-weight:600;font-variant-numeric:tabular-nums;letter-spacing:.03em}
.test-cards span{color:var(--muted);font-size:.875rem}
footer{padding:0 1.25rem 1.5rem}
@media (min-width:30rem){.test-cards{grid-template-columns:1fr 1fr}}
@media (min-width:60rem){
body{display:grid;grid-template-columns:minmax(24rem,42%) 1fr;grid-template-rows:1fr auto}
.panel{grid-row:1/-1;position:sticky;inset-block-start:0;block-size:100vh;gap:2.5rem;padding:3rem clamp(2rem,5vw,5rem)}
.amount{font-size:clamp(3rem,5vw,4.25rem)}
.facts{flex-direction:column;gap:1.25rem}
.dunes{block-size:min(42vh,24rem)}
main{max-inline-size:33rem;padding:3.5rem 2rem 1.5rem}
h1{font-size:1.75rem}}
`

const sheet = `
body{display:grid;align-content:center;justify-items:center;gap:1.25rem;padding:1.25rem}
main{display:grid;gap:1.25rem;inline-size:100%;max-inline-size:27rem;padding:1.5rem;border-radius:22px;background:var(--surface);border:1px solid var(--line)}
.brand{padding-block-end:1rem;border-block-end:1px solid var(--line)}
.figures{display:grid;grid-template-columns:auto 1fr;gap:.625rem 1.5rem;padding:1rem;border-radius:var(--radius);background:var(--tint)}
.figures dt{color:var(--muted)}
.figures dd{font-weight:650;font-variant-numeric:tabular-nums;text-align:end;overflow-wrap:anywhere}
.choices{display:grid;gap:.75rem}
`

// The bank is a third company, so it does not look like Sandpay.
const bank = `
:root{--ground:#f4f1f6;--surface:#fff;--ink:#251a33;--muted:#5f5470;--line:#ddd5e6;--field-line:#84789a;--accent:#5b2a86;--accent-strong:#43196a;--accent-ink:#fff;--tint:#f1ebf7;--radius:8px}
@media (prefers-color-scheme:dark){:root{--ground:#130d1b;--surface:#1e162a;--ink:#efe9f6;--muted:#b6aac6;--line:#372b49;--field-line:#85779b;--accent:#c9a3f2;--accent-strong:#dcc2f8;--accent-ink:#22103a;--tint:#291e39}}
`

const overview = `
body{padding:1.25rem clamp(1rem,4vw,3rem) 3rem;display:grid;gap:1.5rem;align-content:start}
main{display:grid;gap:2rem;min-inline-size:0}
section{display:grid;gap:.75rem;min-inline-size:0}
h2{font-size:1.125rem}
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:var(--radius);background:var(--surface)}
table{inline-size:100%;border-collapse:collapse;font-size:.9375rem;font-variant-numeric:tabular-nums}
th,td{padding:.625rem .875rem;text-align:start;white-space:nowrap;border-block-end:1px solid var(--line)}
tbody tr:last-child>*{border-block-end:0}
thead th{font-size:.8125rem;color:var(--muted);font-weight:600}
tbody th{font-weight:600}
.figure{text-align:end}
code{font:400 .8125rem ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace}
.state{display:inline-block;padding:.0625rem .5rem;border-radius:99px;background:var(--tint);font-size:.8125rem;font-weight:600}
.state.bad{background:var(--danger-ground);color:var(--danger)}
.empty{padding:1.5rem;color:var(--muted)}
.note{color:var(--muted);max-inline-size:60ch}
`

export const styles = {
  payment: tokens + common + payment,
  message: tokens + common + sheet,
  challenge: tokens + bank + common + sheet,
  dashboard: tokens + common + overview,
}
