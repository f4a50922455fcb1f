// schema.js AJV SCHEMA KIND FILE…: does every document of the files keep to the schema? Prints what does not; exit 1.
// KIND json: a file is one document; lines: each line is one; table: tests/text/reports.tsv, whose sound rows must keep
// to it and whose rows with a mistake that a schema can express must not.
const fs = require('fs');
const Ajv = require(process.argv[2] + '/dist/2020').default;
const [schema, kind, ...files] = process.argv.slice(3);
// What strict mode would warn of: types in more than one word, positions with an altitude.
const check = new Ajv({strict: true, strictTypes: false, strictRequired: false, strictTuples: false, allErrors: true, formats: {}})
    .compile(JSON.parse(fs.readFileSync(schema, 'utf8')));
let count = 0, bad = 0;
function say(where, text) {
    console.log(`${where}: ${text}`);
    bad++;
}
function keeps(where, text) {
    count++;
    if (!check(JSON.parse(text)))
        for (const error of check.errors.slice(0, 5)) say(where, `${error.instancePath} ${error.message}`);
}

// What a schema says as well as the program: members, their types, closed lists, ranges. Not: what depends on another
// member or another report, and the calendar.
const expressible = /^(field\.(missing|type|value|blank)|report\.(format|version|id|url)|claim\.id|number\.(fraction|range)|place\.(latitude|longitude))$/;
// Read all the same, with a warning; the schema is for those who write.
const indulged = 'warning:report.reliability';
function documentOf(what, text) {
    if (what === 'doc' || what === 'json' || what === 'report') return text;
    const claim = what === 'claim' ? text
        : `{"type":"presence","${what}":${what === 'where' ? `[${text}]` : text}}`;
    return `{"id":"r","source":{"name":"S"},"published":"2022-01-20","claims":[${claim}]}`;
}
function row(where, [what, problems, text]) {
    const codes = problems.split(' ').filter(p => p.startsWith('error:')).map(p => p.slice(6).replace(/@.*/, ''));
    const wrong = codes.some(code => expressible.test(code));
    if ((codes.length && !wrong) || problems.includes(indulged)) return;
    const whole = documentOf(what, text.replace(/⏎/g, '\n').replace(/→/g, '\t'));
    let documents;
    try { documents = [JSON.parse(whole)]; } catch {
        documents = whole.split('\n').filter(line => line.trim()).map(line => JSON.parse(line));
    }
    count++;
    const sound = documents.every(document => check(document));
    if (sound === wrong) say(where, wrong ? `is refused (${codes}), and the schema accepts it`
        : `is accepted, and the schema refuses it: ${check.errors[0].instancePath} ${check.errors[0].message}`);
}

for (const file of files) {
    const text = fs.readFileSync(file, 'utf8');
    if (kind === 'json') keeps(file, text);
    text.split('\n').forEach((line, i) => {
        if (kind === 'lines' && line.trim()) keeps(`${file}:${i + 1}`, line);
        if (kind === 'table' && line && !line.startsWith('#')) row(`${file}:${i + 1}`, line.split('\t'));
    });
}
if (!count) say(files, 'nothing was checked');
process.exit(bad ? 1 : 0);
