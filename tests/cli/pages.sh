# Web pages: what is prose in them, and what they say of themselves.
. "$TEST_LIB"

told='<p>French forces left <b>Kidal</b> on 12&nbsp;October 2021.</p>'
lure='Russian soldiers arrived in Gao on 3 May 2020.'
# One claim, the departure from Kidal: NAME, what the page is.
only_kidal() {
    run extract "$1.html"
    check "$2: one claim" test "$(grep -c '"type"' out)" -eq 1
    has '"when": ?"2021-10-12"' "$2: of its day"
    has '"name": ?"Kidal"' "$2: and its place"
}
cat >paper.html <<HTML
<!doctype html><html><head><meta charset="utf-8"><title>x</title>
<meta property="article:published_time" content="2021-10-14T08:00:00+00:00">
<meta property="og:site_name" content="Paper &amp; Co"><meta property="og:url" content="https://paper.example/a"></head>
<body><div class="cookie-consent"><p>$lure</p></div><nav><ul><li>$lure</li></ul></nav><article><h1>$lure</h1>
<figure><img src=x><figcaption>$lure</figcaption></figure>$told<aside><p>$lure</p><aside>x</aside><p>$lure</p></aside>
<p><a href="x">$lure</a></p><div class="related-articles"><div><p>$lure</p></div><p>$lure</p></div></article>
<footer><p>$lure</p></footer></body></html>
HTML
only_kidal paper 'an article with all around it'
has '"published": ?"2021-10-14"' 'its day'
has '"name": ?"Paper & Co"' 'its source'
has '"url": ?"https://paper.example/a"' 'its address'
cat >ld.html <<HTML
<html><body><div><script type="application/ld+json">{"datePublished":"2021-10-14T10:00:00Z","dateModified":"2022-01-01"}</script>
<div class="post"><p>French sol&shy;diers<br>left Kidal on 12&#160;October 2021.</p><p>Read more: $lure</p>
<ul class="menu"><li>$lure</li></ul></div></div></body></html>
HTML
only_kidal ld 'no <article>, a soft hyphen, <br> in a sentence'
has '"published": ?"2021-10-14"' 'a day in JSON-LD'
cat >time.html <<HTML
<html><body><p class="meta"><time datetime="2021-10-14">14 Oct</time></p>$told<ul><li><a href="/x">$lure</a></li></ul></body></html>
HTML
only_kidal time 'a list of links'
has '"published": ?"2021-10-14"' '<time datetime>'
cat >live.html <<HTML
<div class="liveblog"><p><time>10:30</time></p>$told<p><time>11:30</time></p><p>L&#39;arm&eacute;e.</p>
<table><caption>$lure</caption><tr><td>Russian soldiers</td><td>arrived in Gao</td></tr></table></div>
HTML
only_kidal live 'a live blog with a table'
cat >remark.html <<HTML
<html><body><main><header><h2>t</h2></header><!-- $lure > $lure --><blockquote>$told</blockquote><p>Photo: $lure</p></main>
<section id="comments"><p>$lure</p></section></body></html>
HTML
only_kidal remark 'remarks, a photo, comments'
printf '\357\273\277<html><body>%s</body></html>' "$told" >bom.html
only_kidal bom 'a byte order mark'
cat >fr.html <<HTML
<html lang=fr><body><article><p>BAMAKO, 14 octobre 2021 (AFP) – Les forces fran&ccedil;aises ont quitt&eacute; Kidal le 12&#160;octobre 2021.</p>
<div role="complementary"><p>Des soldats russes sont arriv&eacute;s &agrave; Gao le 3 mai 2020.</p></div></article></body></html>
HTML
only_kidal fr 'French with entities'
has '"name": ?"AFP"' 'its agency'
printf '<?xml version="1.0"?>\n<!-- x --><html xmlns="http://www.w3.org/1999/xhtml"><body>%s</body></html>' "$told" >x.html
only_kidal x 'XHTML'
printf '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"></head><p>\324\360</p></html>' >cp.html
run extract cp.html
says 3 'windows-1251' 'a page in another encoding: it says which'
# As many as there may be of what is never closed: seconds are ample.
head -c 1000000 /dev/zero | tr '\0' '<' >open.txt
{ printf '<html><body>'; cat open.txt; } >open.html
run extract -q open.html
is 0 '1 MB of <'
awk 'BEGIN { printf "<html><body>"; for (i = 0; i < 100000; i++) printf "<div class=\"related\"><p><b>"; print "x" }' >deep.html
run extract -q deep.html
is 0 '100,000 elements in each other'
awk 'BEGIN { printf "<html><body>"; for (i = 0; i < 100000; i++) printf "<li><a href=x>"; print "x" }' >links.html
run extract -q links.html
is 0 '100,000 open links'
plan
