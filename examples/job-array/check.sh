#!/bin/sh
# One task of a job array (Slurm, PBS, or any loop): checks its share of a list of labels.
#
#     sbatch --array=1-100 check.sh paths.txt results      # or, without a scheduler:
#     for i in 1 2 3 4; do TASK=$i TASKS=4 sh check.sh paths.txt results & done; wait
#
# paths.txt holds one path a line. Each task writes results/TASK.jsonl when it is done; a task that was
# stopped goes on where it was when it is started again.
set -eu
paths=$1 results=$2
task=${SLURM_ARRAY_TASK_ID:-${TASK:?}} tasks=${SLURM_ARRAY_TASK_COUNT:-${TASKS:?}}
mkdir -p "$results"
status=0
split -n "r/$task/$tasks" "$paths" | temnhan check --stdin-paths --format json-lines \
    --jobs "${SLURM_CPUS_PER_TASK:-1}" --output "$results/$task.jsonl" --resume || status=$?
# 1: faults were found. 2: some labels could not be judged; their lines say why.
[ "$status" -le 2 ]
