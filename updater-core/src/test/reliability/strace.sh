#!/usr/bin/env bash
# strace.sh [FEW|ALL]: a real JVM, killed before each system call of a swap that changes a file, and refused it with
# ENOSPC and EIO; with ALL (every kind of difference; the default) the recovery is killed at each of its calls too.
. "$(dirname "$0")/common.sh"
need strace strace
rig StraceRig "${1:-ALL}"
