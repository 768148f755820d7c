#!/bin/sh
# From base weights to the ONNX file that ships; three quarters of an hour on two idle cores.
#   train.sh E5.bin CORPUS.ndjson.xz REWORDINGS.tsv OUT
# REWORDINGS are further ones in the form of rewordings.tsv: what ships began with 3,396 that are not ours to publish.
set -eu
here=$(dirname "$0")
e5=$1 corpus=$2 rewordings=$3 out=$4
export PYTHONPATH="$here/../benchmarks"
python "$here/base.py" "$e5" "$corpus" "$out"
python "$here/readings.py" "$corpus" "$out/readings"
python "$here/pairs.py" "$out/pairs.jsonl" "$out"/readings/*/ --folds 1
base="$out/base-0-1-2-3-4-5.pt" tokenizer="$out/tokenizer.json"
python "$here/train.py" "$base" "$tokenizer" "$out/reworded.pt" --rewordings "$rewordings" --passes 4
python "$here/train.py" "$out/reworded.pt" "$tokenizer" "$out/reader.pt" --pairs "$out/pairs.jsonl" --passes 3 \
  --rewordings "$rewordings" "$here/rewordings.tsv" --rewordings-share .5
python "$here/export.py" "$out/reader.pt" "$tokenizer" "$out/reader.onnx"
