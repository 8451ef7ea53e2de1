/**
 * The page can be read and used without its scripts, so they wait for its pictures and fonts: until everything in the
 * page has loaded, the first touch or key, or this long.
 */
const LONGEST_WAIT_MS = 2500

const starter = (nonce: string) =>
  `<script nonce="${nonce}">(function(){var e=["load","pointerdown","keydown","focusin"],t=setTimeout(go,${LONGEST_WAIT_MS});` +
  'function go(){clearTimeout(t);e.forEach(function(n){removeEventListener(n,go,true)});' +
  'document.querySelectorAll(\'link[rel="later"]\').forEach(function(l){l.rel="modulepreload"});' +
  'var o=document.querySelector(\'script[type="later"]\'),s=document.createElement("script");' +
  's.type="module";s.nonce=o.nonce;s.textContent=o.textContent;document.head.append(s)}' +
  'e.forEach(function(n){addEventListener(n,go,true)});if(document.readyState==="complete")go()})()</script>'

/** Makes the scripts of a rendered page wait as said above. */
export function startScriptsLate(html: string, nonce: string): string {
  const moduleScript = /<script nonce="[^"]*" type="module" async="">/
  if (!moduleScript.test(html)) return html
  return html
    .replaceAll('<link rel="modulepreload"', '<link rel="later"')
    .replace(moduleScript, `${starter(nonce)}<script nonce="${nonce}" type="later">`)
}
