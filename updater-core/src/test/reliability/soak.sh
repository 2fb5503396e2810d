#!/usr/bin/env bash
# soak.sh [UPDATES [SEED]]: one installation through many updates by the real relauncher, with SIGKILL at random
# moments. 1000 and a seed of the clock by default; the seed decides who is killed, the machine when exactly.
. "$(dirname "$0")/common.sh"
rig Soak "${1:-1000}" "${2:-$(date +%s)}"
