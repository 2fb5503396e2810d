#!/usr/bin/env bash
# power-cut.sh ext4|xfs|btrfs [FEW|ALL]: the power fails before each operation of an update; ALL is the default. Fails
# also where it does not notice that force() is missing. Needs root.
. "$(dirname "$0")/common.sh"
system="${1:?which file system: ext4, xfs or btrfs}"
case "$system" in
  ext4) need mkfs.ext4 e2fsprogs ;;
  xfs) need mkfs.xfs xfsprogs ;;
  btrfs) need mkfs.btrfs btrfs-progs ;;
  *) echo "no such file system here: $system" >&2; exit 1 ;;
esac
need_root
rig PowerCutRig "$system" "${2:-ALL}"
