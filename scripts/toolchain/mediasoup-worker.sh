#!/bin/bash
# Builds mediasoup's worker from its npm package against Debian 12's own libraries: no pip, no downloaded wraps.
# Debian packages: meson ninja-build g++ pkg-config libuv1-dev libssl-dev libsrtp2-dev libflatbuffers-dev flatbuffers-compiler
# usage: mediasoup-worker.sh <mediasoup package folder> <work folder>; leaves <work folder>/mediasoup-worker and prints its path
#
# How: each of upstream's bundled subprojects becomes a stub that hands out Debian's library (libuv, OpenSSL, libsrtp 2,
# flatbuffers) or the standard library under the bundled one's names (abseil, unordered_dense).
set -euo pipefail
PKG=$(realpath "$1"); OUT=$(mkdir -p "$2" && realpath "$2")
SRC=$OUT/worker; rm -rf "$SRC" "$OUT/build"; cp -r "$PKG/worker" "$SRC"
S=$SRC/subprojects; rm -rf "$S"; mkdir -p "$S"
sed -i "s/meson_version: *'[^']*'/meson_version: '>= 1.0.0'/" "$SRC/meson.build"   # Debian has 1.0.1
# Debian's OpenSSL has kTLS: upstream's BIO callback answers 1 to every BIO_ctrl, so libssl thinks kTLS is on, has no write buffer, SIGSEGV
sed -i 's/(operationType == BIO_CB_RETURN) ?/(operationType \& BIO_CB_RETURN) ?/' "$SRC/src/RTC/DtlsTransport.cpp"
grep -q 'operationType & BIO_CB_RETURN) ?' "$SRC/src/RTC/DtlsTransport.cpp"
stub() { # name, options file text, meson text
  mkdir -p "$S/$1"; printf '%b' "$2" >"$S/$1/meson_options.txt"
  printf "project('%s', 'cpp')\n%b" "$1" "$3" >"$S/$1/meson.build"; }
stub libuv "option('build_tests', type: 'boolean')\noption('build_benchmarks', type: 'boolean')\n" \
  "libuv_dep = dependency('libuv')\nlibuv = []\n"
stub openssl "" "openssl_dep = dependency('openssl')\nlibcrypto_lib = []\nlibssl_lib = []\n"
stub libsrtp3 "option('crypto-library', type: 'string')\noption('crypto-library-kdf', type: 'string')\noption('tests', type: 'string')\n" \
  "libsrtp3_dep = declare_dependency(include_directories: include_directories('include'), dependencies: dependency('libsrtp2'))\nlibsrtp3 = []\n"
stub flatbuffers "" "flatbuffers_dep = declare_dependency()\nflatbuffers_lib = []\n"          # headers only, flatc from PATH
stub abseil-cpp "" "d = declare_dependency(include_directories: include_directories('include'))\nabsl_container_dep = d\nabsl_strings_dep = d\nabsl_types_dep = d\nabsl_container_lib = []\n"
A=$S/abseil-cpp/include/absl; mkdir -p "$A/types" "$A/strings" "$A/memory"   # libwebrtc uses only these four names
printf '#pragma once\n#include <optional>\nnamespace absl { using std::optional; using std::nullopt; }\n' >"$A/types/optional.h"
printf '#pragma once\n#include <string_view>\nnamespace absl { using std::string_view; }\n' | tee "$A/strings/string_view.h" >"$A/strings/match.h"
printf '#pragma once\n#include <memory>\nnamespace absl { using std::make_unique; }\n' >"$A/memory/memory.h"
stub unordered_dense "" "unordered_dense_dep = declare_dependency(include_directories: include_directories('include'))\nmeson.override_dependency('unordered_dense', unordered_dense_dep)\n"
printf '[wrap-file]\ndirectory = unordered_dense\n[provide]\nunordered_dense = unordered_dense_dep\n' >"$S/unordered_dense.wrap"
mkdir -p "$S/unordered_dense/include/ankerl" "$S/libsrtp3/include"
cat >"$S/unordered_dense/include/ankerl/unordered_dense.h" <<'H'
#pragma once
#include <functional>
#include <unordered_map>
#include <unordered_set>
namespace ankerl::unordered_dense {
template<class T> using hash = std::hash<T>;
template<class K, class V, class H = std::hash<K>, class E = std::equal_to<K>> using map = std::unordered_map<K, V, H, E>;
template<class K, class H = std::hash<K>, class E = std::equal_to<K>> using set = std::unordered_set<K, H, E>;
}
H
cat >"$S/libsrtp3/include/srtp.h" <<'H'
#pragma once // libsrtp 3 API (the part mediasoup uses) over libsrtp 2
#include <srtp2/srtp.h>
#include <cstdint>
#include <cstring>
struct Srtp3Policy { srtp_policy_t v2; uint8_t key[SRTP_MAX_KEY_LEN]; };
#define srtp_policy_t Srtp3PolicyPtr
using Srtp3PolicyPtr = Srtp3Policy*;
constexpr auto srtp_err_status_buffer_small = static_cast<srtp_err_status_t>(28);
constexpr auto srtp_err_status_cryptex_err = static_cast<srtp_err_status_t>(29);
inline srtp_err_status_t srtp_policy_create(Srtp3PolicyPtr* p) { *p = new Srtp3Policy{}; return srtp_err_status_ok; }
inline void srtp_policy_destroy(Srtp3PolicyPtr p) { delete p; }
inline srtp_err_status_t srtp_policy_set_ssrc(Srtp3PolicyPtr p, srtp_ssrc_t s) { p->v2.ssrc = s; return srtp_err_status_ok; }
inline srtp_err_status_t srtp_policy_set_profile(Srtp3PolicyPtr p, srtp_profile_t f) {
  const auto err = srtp_crypto_policy_set_from_profile_for_rtp(&p->v2.rtp, f);
  return err != srtp_err_status_ok ? err : srtp_crypto_policy_set_from_profile_for_rtcp(&p->v2.rtcp, f); }
inline srtp_err_status_t srtp_policy_add_key(Srtp3PolicyPtr p, const uint8_t* k, size_t kl, const uint8_t* s, size_t sl, const uint8_t*, size_t) {
  if (kl + sl > sizeof(p->key)) return srtp_err_status_bad_param;
  std::memcpy(p->key, k, kl); std::memcpy(p->key + kl, s, sl); p->v2.key = p->key; return srtp_err_status_ok; }
inline srtp_err_status_t srtp_policy_set_allow_repeat_tx(Srtp3PolicyPtr p, bool b) { p->v2.allow_repeat_tx = b; return srtp_err_status_ok; }
inline srtp_err_status_t srtp_policy_set_window_size(Srtp3PolicyPtr p, size_t n) { p->v2.window_size = n; return srtp_err_status_ok; }
inline srtp_err_status_t srtp_create(srtp_t* s, Srtp3PolicyPtr p) { return srtp_create(s, &p->v2); }
inline srtp_err_status_t srtp_stream_remove(srtp_t s, uint32_t ssrc) { return srtp_remove_stream(s, ssrc); }
#define SRTP3_PROTECT(fn, extra) inline srtp_err_status_t fn(srtp_t c, const uint8_t* in, size_t il, uint8_t* out, size_t* ol, size_t) { \
  if (il + (extra) > *ol) return srtp_err_status_buffer_small; std::memmove(out, in, il); int n = static_cast<int>(il); \
  const auto err = fn(c, static_cast<void*>(out), &n); *ol = static_cast<size_t>(n); return err; }
#define SRTP3_UNPROTECT(fn) inline srtp_err_status_t fn(srtp_t c, const uint8_t* in, size_t il, uint8_t* out, size_t* ol) { \
  if (il > *ol) return srtp_err_status_buffer_small; if (out != in) std::memmove(out, in, il); int n = static_cast<int>(il); \
  const auto err = fn(c, static_cast<void*>(out), &n); *ol = static_cast<size_t>(n); return err; }
SRTP3_PROTECT(srtp_protect, SRTP_MAX_TRAILER_LEN)
SRTP3_PROTECT(srtp_protect_rtcp, SRTP_MAX_TRAILER_LEN + 4)
SRTP3_UNPROTECT(srtp_unprotect)
SRTP3_UNPROTECT(srtp_unprotect_rtcp)
H
meson setup --wrap-mode=nodownload --buildtype release -Db_ndebug=true -Dwarning_level=0 "$OUT/build" "$SRC" >"$OUT/setup.log" 2>&1 || { tail -30 "$OUT/setup.log" >&2; exit 1; }
ninja -C "$OUT/build" fbs/FBS/worker.h >"$OUT/flatc.log" 2>&1   # first: upstream's libwebrtc target lacks this dependency (a race)
ninja -C "$OUT/build" mediasoup-worker >"$OUT/ninja.log" 2>&1 || { grep -E "error|FAILED" "$OUT/ninja.log" | head -40 >&2; exit 1; }
strip -o "$OUT/mediasoup-worker" "$OUT/build/mediasoup-worker"
echo "$OUT/mediasoup-worker"
