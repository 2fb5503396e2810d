#!/usr/bin/env bash
# Measures downloads, resuming and checks against curl, OkHttp, update4j and getdown, all from one nginx
# on this machine, and prints ratios. Linux only. docs/performance.md says how to read them.
#   BENCH_MIB=1024   size of the file            BENCH_DIR=…   where the files are; /dev/shm if there is room
#   BENCH_COLD=3     rounds of new processes     BENCH_BIG=1   4 GiB with tiny heaps too
#   BENCH_WARM=5     rounds within one JVM       BENCH_MAVEN   further options for Maven
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mib=${BENCH_MIB:-1024}
big=${BENCH_BIG:-0}
unset http_proxy https_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY all_proxy

install_missing() {
  local missing=()
  command -v nginx > /dev/null || [ -x /usr/sbin/nginx ] || missing+=(nginx-light)
  command -v curl > /dev/null || missing+=(curl)
  command -v openssl > /dev/null || missing+=(openssl)
  [ -x /usr/bin/time ] || missing+=(time)
  [ "${#missing[@]}" -eq 0 ] && return
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get > /dev/null; then
    echo "install first: ${missing[*]}" >&2
    exit 2
  fi
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -q
  apt-get install -y -q --no-install-recommends "${missing[@]}"
}

# The payload, a contestant's copy and the overwritten file; then the big one and its copy.
needed=$((3 * mib + 512))
if [ "$big" = 1 ] && [ "$needed" -lt $((2 * mib + 8704)) ]; then needed=$((2 * mib + 8704)); fi

free_in() { df --output=avail -m "$1" | tail -n 1 | tr -d ' '; }

choose_directory() { # memory if there is enough: disks differ more than updaters
  local available
  available=$(awk '/^MemAvailable/ { print int($2 / 1024) }' /proc/meminfo)
  if [ -z "${BENCH_DIR:-}" ]; then
    BENCH_DIR=${TMPDIR:-/tmp}
    if [ -w /dev/shm ] && [ "$(free_in /dev/shm)" -gt "$needed" ] && [ "$available" -gt $((needed + 1024)) ]; then
      BENCH_DIR=/dev/shm
    fi
  fi
  if [ "$(free_in "$BENCH_DIR")" -lt "$needed" ]; then
    echo "$BENCH_DIR has $(free_in "$BENCH_DIR") MiB free, $needed are needed; set BENCH_DIR or BENCH_MIB" >&2
    exit 2
  fi
}

clean_up() {
  if [ -s "$work/nginx.pid" ]; then kill "$(cat "$work/nginx.pid")" 2> /dev/null || true; fi
  rm -rf "$work"
}

certify() { # for 127.0.0.1, in the forms of nginx and curl, and of Java
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=127.0.0.1 \
    -addext subjectAltName=IP:127.0.0.1 -keyout "$work/key.pem" -out "$work/cert.pem" 2> /dev/null
  keytool -importcert -noprompt -alias bench -file "$work/cert.pem" -keystore "$work/trust.p12" \
    -storetype PKCS12 -storepass changeit 2> /dev/null
}

configure_nginx() { # $1: the port; the next one speaks TLS
  cat > "$work/nginx.conf" << NGINX
$([ "$(id -u)" -eq 0 ] && echo "user root;")
worker_processes 1;
pid $work/nginx.pid;
error_log $work/nginx.log;
events { worker_connections 64; }
http {
  log_format sent '\$request_method \$uri \$status \$body_bytes_sent \$http_range';
  access_log $work/access.log sent;
  sendfile on;
  tcp_nopush on;
  client_body_temp_path $work/nginx-body;
  proxy_temp_path $work/nginx-proxy;
  fastcgi_temp_path $work/nginx-fastcgi;
  uwsgi_temp_path $work/nginx-uwsgi;
  scgi_temp_path $work/nginx-scgi;
  server {
    listen 127.0.0.1:$1;
    listen 127.0.0.1:$(($1 + 1)) ssl;
    ssl_certificate $work/cert.pem;
    ssl_certificate_key $work/key.pem;
    ssl_protocols TLSv1.3;
    root $work/www;
    location / {
      if (-f $work/slow) {
        limit_rate_after $((mib * 512))k;
        limit_rate 1m;
      }
    }
  }
}
NGINX
}

start_nginx() { # sets $port; nginx returns when it listens, and fails if the port is taken
  local tries
  for tries in $(seq 20); do
    port=$((20000 + RANDOM % 10000 * 2))
    configure_nginx "$port"
    if PATH=$PATH:/usr/sbin nginx -p "$work" -c "$work/nginx.conf" 2>> "$work/nginx.start"; then return; fi
  done
  cat "$work/nginx.start" >&2
  exit 2
}

install_missing
choose_directory
(cd "$here/../.." && mvn -B -q -ntp ${BENCH_MAVEN:-} -Pbench -pl examples/bench -am -DskipTests package)
work=$(mktemp -d "$BENCH_DIR/bench.XXXXXX")
trap clean_up EXIT
trap 'exit 1' INT TERM
mkdir "$work/www" "$work/arena"
certify
start_nginx

echo "$(uname -sr), $(nproc) cores, $(grep -m 1 'model name' /proc/cpuinfo | cut -d : -f 2-); load $(cut -d ' ' -f 1-3 /proc/loadavg)"
grep -q -m 1 sha_ni /proc/cpuinfo || echo "no SHA instructions (sha_ni): hashing takes longer here, perhaps not equally in Java and OpenSSL"
awk -v cores="$(nproc)" '$1 > cores / 2 { print "BUSY: others use this machine; believe CPU times and least times at most" }' /proc/loadavg
java -version 2>&1 | head -n 1
curl --version | head -n 1
openssl version
echo "files in $work ($(df --output=fstype "$work" | tail -n 1))"
java -cp "$here/target/classes" io.github.clientupdater.examples.bench.harness.Bench \
  "$work" "http://127.0.0.1:$port" "https://127.0.0.1:$((port + 1))" "$mib" \
  "${BENCH_COLD:-3}" "${BENCH_WARM:-5}" "$big" "$here/target"
