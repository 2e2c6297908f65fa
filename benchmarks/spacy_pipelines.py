"""spaCy's small and transformer pipelines with untrained weights, answering ``beside``.

Run by the Python of a virtual environment that holds spaCy (and, for the transformer,
spacy-curated-transformers and torch); it imports nothing of this product. Weights are as
they are drawn at random: a network costs the same whatever its weights are. Both have a
tagger, a parser and named entities, as the published English pipelines do, with as many
labels. ``small`` is what spaCy's own ``init config --optimize efficiency`` gives, the
architecture of ``en_core_web_sm``; ``transformer`` has twelve layers of 768 numbers.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

import spacy
from spacy.cli.init_config import init_config
from spacy.tokens import Doc
from spacy.training import Example

TAGS, ARCS, KINDS = 50, 45, 18
PIPES = ("tagger", "parser", "ner")
CURATED = "spacy-curated-transformers"


def labelled(nlp: Any) -> Any:
    """The pipeline with labels and weights, as after training but for what was learned."""
    for name, count in (("tagger", TAGS), ("parser", ARCS), ("ner", KINDS)):
        for number in range(count):
            nlp.get_pipe(name).add_label(f"{name.upper()}{number}")
    words = ["One", "side", "says", "that", "the", "other", "broke", "the", "truce", "."]
    told = {"tags": ["TAGGER0"] * 10, "heads": [1] * 10, "deps": ["PARSER0"] * 10}
    doc = Doc(nlp.vocab, words=words, ents=["B-NER0"] + ["O"] * 9, **told)
    nlp.initialize(lambda: [Example(nlp.make_doc(doc.text), doc)])
    return nlp


def small(vocabulary: Path) -> Any:
    """The efficient architecture: hashed embeddings and four convolutions of width 96."""
    config = init_config(lang="en", pipeline=list(PIPES), optimize="efficiency")
    return labelled(spacy.util.load_model_from_config(config, auto_fill=True))


def transformer(vocabulary: Path) -> Any:
    """The same pipes over a transformer of base size, by word pieces of ``vocabulary``."""
    from curated_tokenizers import WordPieceProcessor

    nlp = spacy.blank("en")
    spans = {"@architectures": f"{CURATED}.WithStridedSpans.v1"}
    pieces = {"@architectures": f"{CURATED}.BertWordpieceEncoder.v1"}
    names = json.loads(vocabulary.read_text("utf-8"))["model"]["vocab"]
    encoder = {
        "@architectures": f"{CURATED}.BertTransformer.v1",
        "vocab_size": len(names),
        "with_spans": spans,
        "piece_encoder": pieces,
    }
    made = nlp.add_pipe("curated_transformer", name="transformer", config={"model": encoder})
    processor = WordPieceProcessor(sorted(names, key=names.__getitem__))
    made.model.get_ref("piece_encoder").attrs["wordpiece_processor"] = processor
    listener = {
        "@architectures": f"{CURATED}.LastTransformerLayerListener.v1",
        "width": 768,
        "pooling": {"@layers": "reduce_mean.v1"},
        "upstream": "*",
    }
    for name in PIPES:
        model = {**nlp.get_pipe_config(name)["model"]} if name in nlp.pipe_names else {}
        default = spacy.blank("en").get_factory_meta(name).default_config["model"]
        nlp.add_pipe(name, config={"model": {**default, **model, "tok2vec": listener}})
    return labelled(nlp)


def main() -> None:
    """Answers each line "small" or "transformer" with the seconds that the texts took."""
    parser = argparse.ArgumentParser(prog="benchmarks.spacy_pipelines", description=__doc__)
    parser.add_argument("texts", type=Path, help="JSON: a list of texts")
    parser.add_argument("vocabulary", type=Path, help="a tokenizer.json with word pieces")
    asked = parser.parse_args()
    texts = json.loads(asked.texts.read_text("utf-8"))
    made: dict[str, Any] = {}
    for line in sys.stdin:
        name = line.strip()
        if name not in made:
            made[name] = {"small": small, "transformer": transformer}[name](asked.vocabulary)
            list(made[name].pipe(texts[:1]))
        clock, processor = time.perf_counter(), time.process_time()
        count = sum(len(doc) for doc in made[name].pipe(texts))
        seconds = (time.perf_counter() - clock, time.process_time() - processor)
        print(json.dumps({"seconds": seconds, "tokens": count}), flush=True)


if __name__ == "__main__":
    main()
