/* sql_functions.c: the functions that a user's SQL may call.
 *
 * A list of what is allowed, not of what is forbidden: a function is here when it computes from its
 * arguments alone (or from rows that may be read anyway). SpatiaLite has functions that write and
 * read files, fetch schemas from the network, run SQL texts, make tables, and change the state of
 * the connection: none of these, and none that a later version adds, is here. Of a pair such as
 * Distance and ST_Distance the list has the name without ST_. Literature: SQLite's lang_corefunc,
 * lang_datefunc, lang_mathfunc, json1, windowfunctions; SpatiaLite's spatialite-sql.
 */
#include "store/sql.h"
#include <string.h>

static const char of_sqlite[] =
    " "
    "-> ->> abs acos acosh asin asinh atan atan2 atanh avg ceil ceiling changes char coalesce "
    "concat concat_ws cos cosh count cume_dist current_date current_time current_timestamp "
    "date datetime degrees dense_rank exp first_value floor format glob group_concat hex "
    "ifnull iif instr json json_array json_array_length json_extract json_group_array "
    "json_group_object json_insert json_object json_patch json_quote json_remove json_replace "
    "json_set json_type json_valid julianday lag last_value lead length like likelihood "
    "likely ln log log10 log2 lower ltrim max min mod nth_value ntile nullif octet_length "
    "percent_rank pi pow power printf quote radians random randomblob rank replace round "
    "row_number rtrim sign sin sinh sqlite_source_id sqlite_version sqrt strftime string_agg "
    "substr substring sum tan tanh time timediff total trim trunc typeof unhex unicode "
    "unixepoch unlikely upper zeroblob ";

static const char of_spatialite[] =
    " "
    "3ddistance 3dlength 3dmaxdistance addmeasure addpoint area asbinary asencodedpolyline "
    "asewkb asewkt asfgf asgeojson asgml asgpb askml assvg astext astwkb aswkt asx3d "
    "atm_astext atm_create atm_createrotate atm_createscale atm_createtranslate "
    "atm_createxroll atm_createyroll atm_createzroll atm_determinant atm_invert "
    "atm_isinvertible atm_isvalid atm_multiply atm_rotate atm_scale atm_transform "
    "atm_translate atm_xroll atm_yroll atm_zroll azimuth bdmpolyfromtext bdmpolyfromwkb "
    "bdpolyfromtext bdpolyfromwkb boundary buffer bufferoptions_getendcapstyle "
    "bufferoptions_getjoinstyle bufferoptions_getmitrelimit bufferoptions_getquadrantsegments "
    "buildarea buildcirclembr buildmbr castautomagic casttoblob casttodouble "
    "casttogeometrycollection casttointeger casttolinestring casttomulti "
    "casttomultilinestring casttomultipoint casttomultipolygon casttopoint casttopolygon "
    "casttosingle casttotext casttoxy casttoxym casttoxyz casttoxyzm centroid circularity "
    "closestpoint collect collectionextract concavehull contains convexhull coorddimension "
    "cot coveredby covers crosses curvosityindex cvtfromch cvtfromcm cvtfromdm cvtfromfath "
    "cvtfromft cvtfromin cvtfromindch cvtfromindft cvtfromindyd cvtfromkm cvtfromkmi "
    "cvtfromlink cvtfrommi cvtfrommm cvtfromusch cvtfromusft cvtfromusin cvtfromusmi "
    "cvtfromusyd cvtfromyd cvttoch cvttocm cvttodm cvttofath cvttoft cvttoin cvttoindch "
    "cvttoindft cvttoindyd cvttokm cvttokmi cvttolink cvttomi cvttomm cvttousch cvttousft "
    "cvttousin cvttousmi cvttousyd cvttoyd decodeurl delaunaytriangulation difference "
    "dimension disjoint dissolvepoints dissolvesegments distance downhillheight encodeurl "
    "endpoint ensureclosedrings envelope envelopesintersects envintersects equals expand "
    "extent exteriorring extractmultilinestring extractmultipoint extractmultipolygon "
    "forceasnull forcelhr forcepolygonccw forcepolygoncw frechetdistance garsmbr gcp2atm "
    "gcp_astext gcp_compute gcp_isvalid gcp_transform generalize geodesicarcarea "
    "geodesicarcheight geodesicarclength geodesiccentralangle geodesicchordlength "
    "geodesiclength geohash geomcollfromtext geomcollfromwkb geometryaliastype "
    "geometrycollectionfromtext geometrycollectionfromwkb geometryfromtext geometryfromwkb "
    "geometryn geometrypointencode geometrytype geomfromewkb geomfromewkt geomfromexifgpsblob "
    "geomfromfgf geomfromgeojson geomfromgml geomfromgpb geomfromkml geomfromtext "
    "geomfromtwkb geomfromwkb glength gpkgmakepoint gpkgmakepointm gpkgmakepointz "
    "gpkgmakepointzm greatcirclelength gunion hausdorffdistance hexagonalgrid interiorringn ";

static const char of_spatialite_too[] =
    " "
    "interpolatepoint intersection intersects is3d isclosed iscompressedgeometryblob "
    "isdecimalnumber isempty isexifblob isexifgpsblob isgeometryblob isgifblob isinteger "
    "isjp2blob isjpegblob islowascii ismeasured isnumber ispdfblob ispngblob ispolygonccw "
    "ispolygoncw isring issimple istiffblob istinypointblob isvalid isvaliddetail isvalidgpb "
    "isvalidreason isvalidtrajectory iswebpblob iszipblob latitudefromdms "
    "line_interpolate_equidistant_points line_interpolate_point line_locate_point "
    "line_substring linefromencodedpolyline linefromtext linefromwkb linemerge "
    "linescutatnodes linesfromrings linestringavgsegmentlength linestringfromtext "
    "linestringfromwkb linestringmaxsegmentlength linestringminsegmentlength "
    "locate_along_measure locate_between_measures locatealong locatebetween longitudefromdms "
    "longlattodms m makearc makecircle makecircularsector makecircularstripe makeellipse "
    "makeellipticarc makeellipticsector makeline makepoint makepointm makepointz makepointzm "
    "makepolygon makestringlist makevalid makevaliddiscarded maxdistance maxm maxx maxy maxz "
    "mbrcontains mbrdisjoint mbrequal mbrintersects mbrmaxx mbrmaxy mbrminx mbrminy "
    "mbroverlaps mbrtouches mbrwithin md5checksum md5totalchecksum minm minx miny minz "
    "mlinefromtext mlinefromwkb mpointfromtext mpointfromwkb mpolyfromtext mpolyfromwkb multi "
    "multilinestringfromtext multilinestringfromwkb multipointfromtext multipointfromwkb "
    "multipolygonfromtext multipolygonfromwkb ndims node normalizelonlat npoints nrings "
    "numgeometries numinteriorring numinteriorrings numpoints offsetcurve overlaps perimeter "
    "point pointfromtext pointfromwkb pointn pointonsurface polyfromtext polyfromwkb "
    "polygonfromtext polygonfromwkb polygonize project ptdistwithin reflectcoordinates "
    "reflectcoords relate relatematch removeextraspaces removepoint removerepeatedpoints "
    "reverse ringscutatnodes rotatecoordinates rotatecoords sanitizegeometry scalecoordinates "
    "scalecoords segmentize selfintersections setendpoint setpoint setsrid setstartpoint "
    "sharedpaths shift_longitude shiftcoordinates shiftcoords shortestline simplify "
    "simplifypreservetopology singlesidedbuffer snap snapandsplit snaptogrid split splitleft "
    "splitright squaregrid srid sridfromauthcrs sridgetaxis_1_name sridgetaxis_1_orientation "
    "sridgetaxis_2_name sridgetaxis_2_orientation sridgetdatum sridgetellipsoid "
    "sridgetprimemeridian sridgetprojection sridgetspheroid sridgetunit sridhasflippedaxes "
    "sridisgeographic sridisprojected startpoint stddev_pop stddev_samp subdivide "
    "swapcoordinates swapcoords symdifference togars touches trajectoryinterpolatepoint "
    "transform transformxy transformxyz translate triangulargrid unaryunion union "
    "updownheight uphillheight var_pop var_samp voronojdiagram within wkbtosql wkttosql x y z ";

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Whether `word`, whatever its case, is one of the words of a list; `word` has no blanks. */
static bool has(const char *list, const char *word)
{
    size_t len = strlen(word);
    for (const char *at = list; (at = strchr(at, ' ')) && at[1]; at++) {
        size_t n = 0;
        while (n < len && at[1 + n] == lower(word[n]))
            n++;
        if (n == len && at[1 + n] == ' ')
            return true;
    }
    return false;
}

bool lay_sql_allows_function(const char *name)
{
    if (!*name || strchr(name, ' '))
        return false;
    bool st = lower(name[0]) == 's' && lower(name[1]) == 't' && name[2] == '_';
    const char *short_name = name + (st ? strlen("ST_") : 0);
    return has(of_sqlite, name) || has(of_spatialite, short_name) ||
           has(of_spatialite_too, short_name);
}
