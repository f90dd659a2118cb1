#!/usr/bin/env bash
# The versions among the pages of each host of a crawl, in ten shards of 1,000 parts:
#
#   CRAWL=/scratch/crawl sbatch slurm.sh
#
#SBATCH --job-name=sejajar
#SBATCH --array=0-9
#SBATCH --cpus-per-task=2
#SBATCH --mem=4G
#SBATCH --time=08:00:00
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --output=sejajar-%a.log
set -euo pipefail

shards=10 # as many as the array has, also where a few of them are run again
crawl=${CRAWL:?names the folder with the crawl}
export GOMAXPROCS=${SLURM_CPUS_PER_TASK:-2} GOMEMLIMIT=3600MiB

run() {
	sejajar news -list "$crawl/files" -by host -format jsonl -parts 1000 \
		-shard "$SLURM_ARRAY_TASK_ID/$shards" -resume -o "$crawl/versions"
}

# A run ends with 1 where an input failed; the next finds nothing left to do, and ends
# with 0.
run || run
