# embed.cmake - the files of engine/web, and openapi.json, as a C array (see service/embedded.h).
#
#   cmake -D OUTPUT=FILE -D ROOT=engine -P embed.cmake
#
# engine/web/index.html is served at "/", engine/web/x.html at "/x", engine/web/lib/y.js at
# "/lib/y.js". A file whose kind has no content type here stops the build. Libraries are served at
# "/vendor/..."; one that is not installed is left out, and the page that wants it says so.
set(type_html "text/html; charset=utf-8")
set(type_css "text/css; charset=utf-8")
set(type_js "text/javascript; charset=utf-8")
set(type_mjs "text/javascript; charset=utf-8")
set(type_json "application/json")
set(type_webmanifest "application/manifest+json")
set(type_svg "image/svg+xml")
set(type_png "image/png")
set(type_ico "image/x-icon")
set(type_woff2 "font/woff2")
set(type_wasm "application/wasm")
set(type_txt "text/plain; charset=utf-8")
set(type_ "text/plain; charset=utf-8") # LICENSE

set(arrays "")
set(rows "")
set(number 0)

function(embed file path)
  cmake_path(GET file EXTENSION LAST_ONLY extension)
  string(REPLACE "." "" extension "${extension}")
  if(NOT DEFINED type_${extension})
    message(FATAL_ERROR "${file}: no content type is known for .${extension}")
  endif()
  file(READ ${file} hex HEX)
  file(SHA256 ${file} hash)
  file(SIZE ${file} size)
  string(SUBSTRING ${hash} 0 32 hash)
  string(REGEX REPLACE "(................................)" "\\1\n" hex "${hex}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," hex "${hex}")
  set(arrays "${arrays}static const unsigned char file_${number}[] = {\n${hex}0};\n" PARENT_SCOPE)
  string(CONCAT row "    {\"${path}\", \"${type_${extension}}\", \"${hash}\", "
         "file_${number}, ${size}},\n")
  set(rows "${rows}${row}" PARENT_SCOPE)
  math(EXPR next "${number} + 1")
  set(number ${next} PARENT_SCOPE)
endfunction()

function(borrow file path)
  if(EXISTS ${file})
    embed(${file} /vendor/${path})
    set(arrays "${arrays}" PARENT_SCOPE)
    set(rows "${rows}" PARENT_SCOPE)
    set(number ${number} PARENT_SCOPE)
  endif()
endfunction()

file(GLOB_RECURSE files RELATIVE ${ROOT}/web ${ROOT}/web/*)
list(FILTER files EXCLUDE REGEX "^vendor/")
list(SORT files)
foreach(file IN LISTS files)
  string(REGEX REPLACE "\\.html$" "" path "/${file}")
  string(REGEX REPLACE "^/index$" "/" path "${path}")
  embed(${ROOT}/web/${file} ${path})
endforeach()
embed(${ROOT}/service/openapi.json /openapi.json)

# The reader of QR codes, pinned in engine/web/vendor/package.json.
set(jsqr ${ROOT}/web/vendor/node_modules/jsqr)
borrow(${jsqr}/dist/jsQR.js jsqr.js)
borrow(${jsqr}/LICENSE jsqr-licence.txt)
# Debian's libjs-leaflet.
set(leaflet /usr/share/javascript/leaflet)
borrow(${leaflet}/leaflet.esm.min.js leaflet.js)
borrow(${leaflet}/leaflet.css leaflet.css)
foreach(image layers layers-2x marker-icon marker-icon-2x marker-shadow)
  borrow(${leaflet}/images/${image}.png images/${image}.png)
endforeach()

file(WRITE ${OUTPUT} "/* embedded_files.c - made by embed.cmake */
#include \"service/embedded.h\"

${arrays}
const struct embedded_file embedded_files[] = {
${rows}};
const size_t embedded_count = ${number};
")
