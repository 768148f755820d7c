#!/bin/sh
# From base weights to one ONNX file for each fold, and the one that ships; some two hours on two idle cores.
#   train.sh E5.bin CORPUS.ndjson.xz REWORDINGS.tsv WIDE HELD OUT
# WIDE is a folder of gold folders that are learned from, HELD one of those that nothing is ever fitted to.
set -eu
here=$(dirname "$0")
e5=$1 corpus=$2 rewordings=$3 wide=$4 held=$5 out=$6
export PYTHONPATH="$here/../benchmarks"
python "$here/base.py" "$e5" "$corpus" "$out"
python "$here/pairs.py" "$out/folds.jsonl" "$held"/*/ "$wide"/*/ --folds 3
python "$here/pairs.py" "$out/all.jsonl" "$wide"/*/ --held "$held"/*/ --folds 3
base="$out/base-0-1-2-3-4-5.pt" tokenizer="$out/tokenizer.json"
python "$here/train.py" "$base" "$tokenizer" "$out/reworded.pt" --rewordings "$rewordings" --passes 4
learn() { # OUT PAIRS FOLD-TO-LEAVE-OUT
  python "$here/train.py" "$out/reworded.pt" "$tokenizer" "$out/$1.pt" --pairs "$2" --leave-out "$3" \
    --passes 4 --rewordings "$rewordings" --rewordings-share .3
  python "$here/export.py" "$out/$1.pt" "$tokenizer" "$out/$1.onnx"
}
for fold in 0 1 2; do
  learn "fold-$fold" "$out/folds.jsonl" "$fold"
  python "$here/read.py" "$out/fold-$fold.pt" "$tokenizer" "$out/folds.jsonl" "$out/said-$fold.jsonl" --fold "$fold"
done
learn reader "$out/all.jsonl" 3
