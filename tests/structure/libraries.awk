# libraries.awk: which folder may include which library. Input: code.awk with strings kept.
$3 ~ /^[ ]*#[ ]*include[ ]*</ {
    name = $3
    sub(/^[^<]*</, "", name)
    sub(/>.*/, "", name)
    split($1, path, "/")
    folder = path[1] == "include" ? "include" : path[2]
    library = ""
    if (name ~ /^(sqlite3|sqlite3ext|spatialite|spatialite\/.*)\.h$/) { library = "sqlite"; where = "store" }
    else if (name ~ /^(proj.*|geodesic)\.h$/) { library = "proj"; where = "geo" }
    else if (name ~ /^(gdal|ogr|cpl|gdal\/.*)[a-z_\/]*\.h$/) { library = "gdal"; where = "import export"; files = 1 }
    else if (name ~ /^curl\//) { library = "curl"; where = "import"; files = 1 }
    else if (name ~ /^libxml/) { library = "libxml2"; where = "import"; files = 1 }
    else if (name ~ /^zlib\.h$/) { library = "zlib"; where = "import"; files = 1 }
    else if (name ~ /^(cairo|pango)/) { library = "cairo"; where = "export" }
    else if (name ~ /^(cjson\/)?cJSON/) { library = "cjson"; where = "base" }
    else next
    if (index(" " where " ", " " folder " ") == 0)
        print $1 ":" $2 ": <" name "> is for " where " only"
    else if (library == "cairo" && path[3] !~ /^draw/)
        print $1 ":" $2 ": <" name "> is for src/export/draw* only"
    else if (library ~ /^(gdal|curl|libxml2|zlib)$/) {
        key = library " " folder
        if (!(key in first)) first[key] = $1
        else if (first[key] != $1) print $1 ":" $2 ": <" name "> is in " first[key] " already; one file of a folder is enough"
    }
}
