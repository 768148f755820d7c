"""Step 5: write the file that ships: the graph with weights of 7 and 8 bits, and its tokenizer, in ONNX.

    export.py MODEL.pt TOKENIZER.json OUT.onnx [--note KEY=VALUE…]

Matrices become integers of 7 bits with a scale for each output: products of 8 by 7 bits never overflow the 16 bits in
which processors without VNNI add them up, so that every processor computes the same sums. Their inputs are quantised to
8 bits at run time, one pair of clauses at a time.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from encoder import HEADS, WIDTH
from onnx import TensorProto, helper, numpy_helper

_OPSET = 20  # the first with Gelu
_MATRIX, _TABLE = 63, 127  # the largest integer in a matrix, and in the table of tokens


class Graph:
    """An ONNX graph under construction."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: np.ndarray) -> str:
        """Add a tensor."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, kind: str, *inputs: str, outputs: int = 1, **attributes: object) -> str | tuple[str, ...]:
        """Add a node; return the name of its output, or the names."""
        names = tuple(f"{kind.lower()}_{len(self.nodes)}_{number}" for number in range(outputs))
        self.nodes.append(helper.make_node(kind, list(inputs), list(names), **attributes))
        return names if outputs > 1 else names[0]

    def table(self, name: str, rows: np.ndarray, ids: str) -> str:
        """Return rows of a table that is stored as integers with a scale for each row."""
        scale = np.abs(rows).max(1) / _TABLE
        whole = np.rint(rows / scale[:, None]).astype(np.int8)
        taken = self.add("Gather", self.constant(name, whole), ids)
        scales = self.add("Gather", self.constant(f"{name}.scale", scale[:, None].astype(np.float32)), ids)
        return self.add("Mul", self.add("Cast", taken, to=TensorProto.FLOAT), scales)

    def linear(self, name: str, x: str, weight: np.ndarray, bias: np.ndarray) -> str:
        """Return x times a matrix of [out, in], plus a bias."""
        scale = np.abs(weight).max(1) / _MATRIX
        whole = np.rint(weight / scale[:, None]).astype(np.int8)
        rounded, step, zero = self.add("DynamicQuantizeLinear", x, outputs=3)
        product = self.add("MatMulInteger", rounded, self.constant(name, whole.T), zero)
        scales = self.add("Mul", step, self.constant(f"{name}.scale", scale.astype(np.float32)))
        product = self.add("Mul", self.add("Cast", product, to=TensorProto.FLOAT), scales)
        return self.add("Add", product, self.constant(f"{name}.bias", bias))

    def norm(self, name: str, x: str, weight: np.ndarray, bias: np.ndarray) -> str:
        """Return x normalised to mean 0 and variance 1, scaled and shifted."""
        both = self.constant(f"{name}.weight", weight), self.constant(f"{name}.bias", bias)
        return self.add("LayerNormalization", x, *both, axis=-1, epsilon=1e-12)


def graph_of(state: dict[str, np.ndarray]) -> onnx.GraphProto:
    """Return the graph of a cross-encoder for one pair of clauses: ids, types -> log-odds, and the mean."""
    made = Graph()
    x = made.table("word", state["encoder.word.weight"], "ids")
    length = made.add("Squeeze", made.add("Shape", "ids"))
    first, step = made.constant("first", np.array(0)), made.constant("step", np.array(1))
    places = made.add("Range", first, length, step)
    x = made.add("Add", x, made.table("pos", state["encoder.pos.weight"], places))
    x = made.add("Add", x, made.add("Gather", made.constant("typ", state["encoder.typ.weight"]), "types"))
    x = made.norm("ln", x, state["encoder.ln.weight"], state["encoder.ln.bias"])
    layers = len({name.split(".")[2] for name in state if name.startswith("encoder.layers.")})
    for number in range(layers):
        x = _layer(made, x, number, state)
    mean = made.add("ReduceMean", x, made.constant("over", np.array([0])), keepdims=1)
    made.nodes.append(helper.make_node("Identity", [mean], ["mean"]))
    said = made.add("MatMul", mean, made.constant("head", state["head.weight"].T))
    said = made.add("Add", said, made.constant("head.bias", state["head.bias"]))
    made.nodes.append(helper.make_node("Identity", [said], ["log_odds"]))
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["pieces"]) for name in ("ids", "types")]
    shapes = {"log_odds": [1, 1], "mean": [1, WIDTH]}
    outputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in shapes.items()]
    return helper.make_graph(made.nodes, "reader", inputs, outputs, made.constants)


def _layer(made: Graph, x: str, number: int, state: dict[str, np.ndarray]) -> str:
    def part(name: str) -> tuple[np.ndarray, np.ndarray]:
        return tuple(state[f"encoder.layers.{number}.{name}.{what}"] for what in ("weight", "bias"))

    weights, biases = zip(*(part(name) for name in "qkv"), strict=True)
    start = f"l{number}"
    size = WIDTH // HEADS
    in_one = made.linear(f"{start}.qkv", x, np.concatenate(weights), np.concatenate(biases))
    by_head = made.constant(f"{start}.heads", np.array([-1, 3 * HEADS, size]))
    in_one = made.add("Transpose", made.add("Reshape", in_one, by_head), perm=[1, 0, 2])
    q, k, v = made.add("Split", in_one, outputs=3, num_outputs=3, axis=0)
    root = made.constant(f"{start}.root", np.array(size**-0.5, dtype=np.float32))
    near = made.add("Mul", made.add("MatMul", q, made.add("Transpose", k, perm=[0, 2, 1])), root)
    told = made.add("Transpose", made.add("MatMul", made.add("Softmax", near, axis=-1), v), perm=[1, 0, 2])
    told = made.add("Reshape", told, made.constant(f"{start}.wide", np.array([-1, WIDTH])))
    x = made.norm(f"{start}.aln", made.add("Add", x, made.linear(f"{start}.ao", told, *part("ao"))), *part("aln"))
    inner = made.add("Gelu", made.linear(f"{start}.fi", x, *part("fi")))
    return made.norm(f"{start}.oln", made.add("Add", x, made.linear(f"{start}.fo", inner, *part("fo"))), *part("oln"))


def main() -> None:
    """Export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("model", "tokenizer", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--note", nargs="*", default=(), help="KEY=VALUE, kept in the file")
    args = parser.parse_args()
    state = {name: value.float().numpy() for name, value in torch.load(args.model).items()}
    made = helper.make_model(
        graph_of(state), opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=10, producer_name="directive-diff"
    )
    notes = dict(note.split("=", 1) for note in args.note)
    helper.set_model_props(made, {**notes, "tokenizer": args.tokenizer.read_text("utf-8")})
    onnx.checker.check_model(made)
    args.out.write_bytes(made.SerializeToString(deterministic=True))
    print(f"{args.out}: {args.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
