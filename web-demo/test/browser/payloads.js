/** Artwork that tries to run something, fetch something, or take the page down. Each calls `pwned`. */

import { gzipSync } from 'node:zlib';

const NS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="60mm" height="40mm" viewBox="0 0 60 40"';
const FAR = 'http://hostile.example';
const text = '<text x="5" y="20" font-size="4">Trà xanh</text>';
const svg = (body, root = '') => `<svg ${NS} ${root}>${body}${text}</svg>`;
const html = 'xmlns="http://www.w3.org/1999/xhtml"';
const data = (type, body) => `data:${type};base64,${Buffer.from(body).toString('base64')}`;
const repeat = (count, piece) => Array.from({ length: count }, (_, index) => piece(index)).join('');

const RUNS = {
  script: svg('<script>pwned(1)</script>'),
  'script-cdata': svg('<script><![CDATA[pwned(1)]]></script>'),
  'script-type': svg('<script type="module">pwned(1)</script>'),
  'script-data': svg(`<script href="${data('text/javascript', 'pwned(1)')}"/>`),
  'script-html': svg(`<h:script xmlns:h="http://www.w3.org/1999/xhtml">pwned(1)</h:script>`),
  onload: svg('', 'onload="pwned(1)"'),
  'onload-image': svg('<image href="data:image/png;base64,x" onerror="pwned(1)" onload="pwned(1)"/>'),
  onclick: svg('<rect width="60" height="40" onclick="pwned(1)" onmouseover="pwned(1)" onfocus="pwned(1)" tabindex="0"/>'),
  onbegin: svg('<animate attributeName="x" onbegin="pwned(1)" begin="0s" dur="1s"/>'),
  onend: svg('<set attributeName="x" to="1" onend="pwned(1)" begin="0s" dur="0.01s"/>'),
  'animate-href': svg('<a><animate attributeName="href" values="javascript:pwned(1)" dur="0.1s" fill="freeze"/><rect width="60" height="40"/></a>'),
  'set-onclick': svg('<rect width="9" height="9"><set attributeName="onmouseover" to="pwned(1)"/></rect>'),
  'javascript-link': svg(`<a href="javascript:pwned(1)"><rect width="60" height="40"/></a>`),
  'javascript-xlink': svg('<a xlink:href="javascript:pwned(1)"><rect width="60" height="40"/></a>'),
  'javascript-tab': svg('<a href="java&#9;script:pwned(1)"><rect width="60" height="40"/></a>'),
  'javascript-use': svg('<use href="javascript:pwned(1)"/>'),
  'javascript-image': svg('<image href="javascript:pwned(1)" width="60" height="40"/>'),
  foreign: svg(`<foreignObject width="60" height="40"><body ${html}><script>pwned(1)</script><img src="x" onerror="pwned(1)"/></body></foreignObject>`),
  'foreign-iframe': svg(`<foreignObject width="60" height="40"><iframe ${html} srcdoc="&lt;script&gt;parent.pwned(1)&lt;/script&gt;"/></foreignObject>`),
  'foreign-form': svg(`<foreignObject width="60" height="40"><form ${html} action="javascript:pwned(1)"><input autofocus="" onfocus="pwned(1)"/></form></foreignObject>`),
  handler: svg('<handler xmlns:ev="http://www.w3.org/2001/xml-events" ev:event="load">pwned(1)</handler>'),
  'nested-svg': svg(`<image width="60" height="40" href="${data('image/svg+xml', svg('<script>pwned(1)</script>'))}"/>`),
  'nested-use': svg(`<use href="${data('image/svg+xml', `<svg ${NS}><g id="x" onclick="pwned(1)"/></svg>`)}#x"/>`),
  'text-markup': svg('<text y="9">&lt;img src=x onerror=pwned(1)&gt; Xuất xứ: &lt;script&gt;pwned(1)&lt;/script&gt;</text>'),
  'title-markup': svg('<title>&lt;script&gt;pwned(1)&lt;/script&gt;</title><desc>&lt;img src=x onerror=pwned(1)&gt;</desc>'),
  'id-markup': svg('<text id="&quot;&gt;&lt;img src=x onerror=pwned(1)&gt;" y="9">HSD: 20/11/2026</text>'),
  'cdata-markup': svg('<text y="9"><![CDATA[</text><script>pwned(1)</script>]]></text>'),
  'processing-instruction': `<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="${data('text/xsl', '<x/>')}"?>${svg('')}`,
};

const FETCHES = {
  'image-http': svg(`<image href="${FAR}/a.png" width="60" height="40"/>`),
  'image-file': svg('<image href="file:///etc/passwd" width="60" height="40"/>'),
  'image-relative': svg('<image href="examples/banh-gai.svg" width="60" height="40"/>'),
  'image-protocol': svg('<image href="//hostile.example/a.png" width="60" height="40"/>'),
  'use-http': svg(`<use href="${FAR}/a.svg#x"/>`),
  'css-import': svg(`<style>@import url("${FAR}/a.css");</style>`),
  'css-url': svg(`<style>rect{fill:url("${FAR}/a.svg#x");background:url(${FAR}/b.png)}</style><rect width="9" height="9"/>`),
  'css-font': svg(`<style>@font-face{font-family:x;src:url("${FAR}/a.woff2")}text{font-family:x}</style>`),
  'css-attribute': svg(`<rect width="9" height="9" style="fill:url(${FAR}/a.svg#g);mask:url(${FAR}/m.svg#m)"/>`),
  'filter-image': svg(`<filter id="f"><feImage href="${FAR}/a.png"/></filter><rect width="9" height="9" filter="url(#f)"/>`),
  'filter-http': svg(`<rect width="9" height="9" filter="url(${FAR}/f.svg#f)"/>`),
  'pattern-http': svg(`<rect width="9" height="9" fill="url(${FAR}/p.svg#p)"/>`),
  'script-http': svg(`<script href="${FAR}/a.js"/><script xlink:href="${FAR}/b.js"/>`),
  'stylesheet-http': `<?xml version="1.0"?><?xml-stylesheet href="${FAR}/a.css"?>${svg('')}`,
  'link-http': svg(`<link xmlns="http://www.w3.org/1999/xhtml" rel="stylesheet" href="${FAR}/a.css"/>`),
  'foreign-http': svg(`<foreignObject width="60" height="40"><img ${html} src="${FAR}/a.png"/><iframe ${html} src="${FAR}/"/><video ${html} src="${FAR}/v"/></foreignObject>`),
  'audio-http': svg(`<audio xmlns="http://www.w3.org/1999/xhtml" src="${FAR}/a.mp3" autoplay=""/>`),
  'meta-refresh': svg(`<meta xmlns="http://www.w3.org/1999/xhtml" http-equiv="refresh" content="0;url=${FAR}/"/>`),
  'base-http': svg(`<base xmlns="http://www.w3.org/1999/xhtml" href="${FAR}/"/><image href="a.png" width="9" height="9"/>`),
  'entity-external': `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "${FAR}/x">]>${svg('<text y="9">&x;</text>')}`,
  'entity-file': `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg('<text y="9">&x;</text>')}`,
  'doctype-http': `<!DOCTYPE svg SYSTEM "${FAR}/a.dtd">${svg('')}`,
  'nested-fetch': svg(`<image width="60" height="40" href="${data('image/svg+xml', svg(`<image href="${FAR}/a.png"/>`))}"/>`),
};

const EXHAUSTS = {
  'entity-bomb': `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">${repeat(9, (i) => `<!ENTITY ${'bcdefghij'[i]} "${`&${'abcdefghi'[i]};`.repeat(10)}">`)}]>${svg('<text y="9">&j;</text>')}`,
  'deep-groups': svg('<g>'.repeat(50_000) + '</g>'.repeat(50_000)),
  'use-bomb': svg(`<g id="u0"><rect width="1" height="1"/></g>${repeat(25, (i) => `<g id="u${i + 1}"><use href="#u${i}"/><use href="#u${i}"/></g>`)}<use href="#u25"/>`),
  'use-loop': svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'),
  'pattern-loop': svg('<pattern id="p" width="1" height="1"><rect width="1" height="1" fill="url(#p)"/></pattern><rect width="9" height="9" fill="url(#p)"/>'),
  'filter-huge': svg('<filter id="f" x="-9999" y="-9999" width="99999" height="99999"><feGaussianBlur stdDeviation="5000"/></filter><rect width="60" height="40" filter="url(#f)"/>'),
  'filters-many': svg(repeat(400, (i) => `<filter id="f${i}"><feTurbulence baseFrequency="0.01" numOctaves="20"/></filter><rect width="60" height="40" filter="url(#f${i})"/>`)),
  'size-huge': `<svg xmlns="http://www.w3.org/2000/svg" width="1e9mm" height="1e9mm" viewBox="0 0 1 1">${text}</svg>`,
  'size-zero': `<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0">${text}</svg>`,
  'size-nan': `<svg xmlns="http://www.w3.org/2000/svg" width="NaN" height="-1" viewBox="0 0 1e-30 1e30">${text}</svg>`,
  'text-endless': svg(`<text y="9">${'Xuất xứ '.repeat(200_000)}</text>`),
  'css-many': svg(`<style>${repeat(20_000, (i) => `.a${i} > .b${i} .c${i} { fill: red }`)}</style>${'<g class="a1 b1"><rect class="c1"/></g>'.repeat(2000)}`),
  'path-endless': svg(`<path stroke-dasharray="0.0001" stroke="red" d="M0 0${'L60 40L0 0'.repeat(50_000)}"/>`),
  'gzip-bomb': gzipSync(Buffer.alloc(200_000_000, 32)),
  'not-utf8': Buffer.from([0xff, 0xfe, 0x3c, 0, 0x73, 0, 0x76, 0, 0x67, 0]),
  'not-xml': '<svg <<<>>> & \u0000',
  empty: '',
};

export const PAYLOADS = { ...RUNS, ...FETCHES, ...EXHAUSTS };
