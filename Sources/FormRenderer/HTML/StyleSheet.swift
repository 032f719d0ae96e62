/// How the page looks.
enum StyleSheet {
    /// Dark blue on white for what was filled in, as EDGAR has it; every colour's contrast is at least 7 to 1.
    static let text = """
        :root { color-scheme: light; }
        * { box-sizing: border-box; }
        body { margin: 1rem auto; padding: 0 1rem; max-width: 88rem; background: #fff; color: #111; font: 0.875rem/1.35 Arial, Helvetica, "Liberation Sans", sans-serif; }
        p { margin: 0; overflow-wrap: anywhere; }
        h1 { margin: 0 0 0.5rem; font-size: 1.6rem; }
        h2 { margin: 1rem 0 0.25rem; font-size: 0.9rem; }
        a { color: #00317d; }
        sup { line-height: 0; font-size: 0.75em; }
        .name, .item p, .columns, .approval, .check, th { font-size: 0.8rem; }
        .value { color: #00317d; font-size: 0.875rem; }
        .strong { font-weight: bold; }
        .heading { display: grid; grid-template-columns: 1fr 2fr 1fr; gap: 1rem; align-items: start; }
        .title { text-align: center; }
        .title p + p { margin-top: 0.4rem; }
        .approval { border: 1px solid #111; padding: 0.3rem; }
        .check { padding-left: 1.85em; text-indent: -1.85em; margin-top: 0.4rem; }
        .item p:has(.box) + p { margin-top: 0.2rem; }
        .box { display: inline-block; width: 1.3em; height: 1.3em; margin-right: 0.25em; border: 1px solid #111; text-align: center; text-indent: 0; line-height: 1.2em; vertical-align: middle; color: #00317d; font-weight: bold; }
        .items { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); margin-top: 1rem; border: 1px solid #111; border-width: 1px 0 0 1px; }
        .changes { grid-template-areas: "person issuer relationship" "person period relationship" "person original joint"; }
        .changes.foreign { grid-template-areas: "person issuer relationship" "person symbol relationship" "person period relationship" "person original joint"; }
        .initial { grid-template-areas: "person period issuer" "person relationship original" "person relationship joint"; }
        .initial.foreign { grid-template-areas: "person period issuer" "person period symbol" "person relationship original" "person relationship joint"; }
        .item { padding: 0.4rem; border: 1px solid #111; border-width: 0 1px 1px 0; min-width: 0; }
        .item .caption { display: block; }
        .reportingPerson { grid-area: person; }
        .issuer { grid-area: issuer; }
        .foreignSymbol { grid-area: symbol; }
        .period { grid-area: period; }
        .originalDate { grid-area: original; }
        .relationship { grid-area: relationship; }
        .jointFiling { grid-area: joint; }
        .persons { display: grid; grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr)); gap: 0.5rem; margin-top: 0.5rem; }
        .persons .item { border-width: 1px; }
        table { border-collapse: collapse; width: 100%; }
        .columns { table-layout: fixed; }
        .columns td { padding: 0.1rem 0.3rem 0.1rem 0; vertical-align: top; overflow-wrap: anywhere; }
        .scroll { margin-top: 1rem; overflow-x: auto; }
        .securities caption { padding: 0.4rem; border: 1px solid #111; border-bottom: 0; font-weight: bold; }
        .securities th, .securities td { padding: 0.25rem; border: 1px solid #111; vertical-align: top; text-align: center; }
        .securities th { font-weight: normal; text-align: left; }
        .securities thead th { font-size: 0.75rem; }
        .securities .wide { min-width: 10em; text-align: left; overflow-wrap: anywhere; }
        .notes p { margin-top: 0.3rem; max-width: 60rem; }
        .notes p:target { background: #fff3c4; }
        .signatures { width: auto; min-width: 50%; margin: 1.5rem 0 1rem auto; }
        .signatures td { padding: 0.2rem 1rem 0.2rem 0; vertical-align: bottom; }
        .signatures td:has(.value) { border-bottom: 1px solid #111; }
        footer p { margin-top: 0.3rem; font-size: 0.8rem; }
        footer p:last-child { font-weight: bold; }
        @media screen and (max-width: 50rem) {
         .heading { grid-template-columns: 1fr; }
         .items, .changes, .changes.foreign, .initial, .initial.foreign { display: block; }
         .securities caption { text-align: left; }
        }
        @media print {
         @page { size: letter landscape; margin: 10mm; }
         :root { font-size: 11px; }
         body { margin: 0; padding: 0; max-width: none; }
         .securities, .securities .value { font-size: 0.75rem; }
         .securities thead th { font-size: 0.65rem; }
         .scroll { overflow: visible; }
         .notes p { max-width: none; }
         .item, .notes p, .signatures, tr { break-inside: avoid; }
         thead { display: table-header-group; }
         caption, thead { break-after: avoid; break-inside: avoid; }
         a { text-decoration: none; }
        }
        """
}
