/** Look of a profile’s page, kin to the page of assessments. Contrast of words on paper at least 4.5 to 1 in both themes (WCAG 2.2, 1.4.3). */
export const STYLE = `:root{color-scheme:light dark;--ink:#1b2430;--paper:#fff;--soft:#566272;--line:#d6dde5;--tint:#f4f7fa;--mark:#17607a;--warn:#8a5200}
@media(prefers-color-scheme:dark){:root{--ink:#e8edf3;--paper:#12171d;--soft:#a4b0be;--line:#2c3641;--tint:#1a212a;--mark:#6cc7e6;--warn:#f0c04a}}
*{box-sizing:border-box}body{font:16px/1.55 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:64rem;margin:0 auto;padding:2rem 1.25rem 3rem;overflow-wrap:anywhere}
h1{font-size:1.65rem;line-height:1.25;margin:0 0 .5rem}h2{font-size:1.2rem;margin:0 0 .75rem;display:flex;gap:.6rem;align-items:baseline}h3{font-size:1rem;margin:1.25rem 0 .4rem}
.number{flex:none;width:1.7rem;height:1.7rem;line-height:1.7rem;text-align:center;border-radius:50%;background:var(--mark);color:var(--paper);font-size:.85rem;font-weight:700}
.badges{margin:.25rem 0}.badge{display:inline-block;border:1px solid var(--line);background:var(--tint);border-radius:.4rem;padding:.05rem .55rem;font-size:.85rem;font-weight:600}
.soft,.at,footer{color:var(--soft)}.at{font-size:.75rem;white-space:nowrap;font-variant-numeric:tabular-nums}
nav{display:flex;flex-wrap:wrap;gap:.35rem .9rem;padding:.6rem 0;border-block:1px solid var(--line);margin:1rem 0 0;font-size:.9rem}a{color:var(--mark)}
section{padding:1.5rem 0;border-bottom:1px solid var(--line)}
.lines{list-style:none;margin:.5rem 0;padding:0}.lines>li{border:1px solid var(--line);border-radius:.5rem;padding:.55rem .9rem;margin:.5rem 0;break-inside:avoid}
blockquote{margin:.15rem 0;padding-left:.75rem;border-left:3px solid var(--mark)}q{quotes:"“" "”"}
.notes{margin:.35rem 0 0;padding-left:1.1rem;color:var(--soft);font-size:.85rem}
.absent{color:var(--soft);margin:.5rem 0}.remark{background:var(--tint);border-left:3px solid var(--warn);border-radius:0 .4rem .4rem 0;padding:.5rem .8rem;margin:.6rem 0;font-size:.92rem}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.88rem}th,td{border-bottom:1px solid var(--line);text-align:left;padding:.45rem .6rem .45rem 0;vertical-align:top;min-width:4.5rem;overflow-wrap:break-word}th{color:var(--soft);font-weight:600}tr td:last-child{min-width:14rem}
code{font:.92em ui-monospace,monospace;background:var(--tint);border-radius:.25rem;padding:.05rem .3rem;overflow-wrap:anywhere}
footer{font-size:.82rem;padding-top:1rem}footer p{margin:.2rem 0}@media print{nav{display:none}body{max-width:none;padding:0}}`;
