"""Measure the speed of extraction on one core: ``python benchmarks/speed.py [--profile]``.

Documents of about 400 words are put together from the texts of ``seeds/`` and from sentences with names drawn anew, so that
no two are the same, in one run or from run to run; only the texts of ``seeds/`` come again. Writes ``speed.md``. With
``--profile`` it prints where the time goes instead, and writes nothing.
"""

from __future__ import annotations

import os
import sys

# One core means one core: the libraries beneath read these when they are loaded.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_name] = "1"
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})

import cProfile  # noqa: E402  after the settings above
import pstats  # noqa: E402
import random  # noqa: E402
import resource  # noqa: E402
import statistics  # noqa: E402
import subprocess  # noqa: E402
import time  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import NamedTuple  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from graph.extract import extract, extractor_name, identify  # noqa: E402
from graph.model import Document  # noqa: E402

WORDS = 400  # a document's length
DOCUMENTS = 6  # for each language
RUNS = 5
FIRST = {"ar": "التقى الوزير نظيره العماني في مسقط.", "en": "The minister met his Omani counterpart in Muscat."}

# Sentences of our own; a, b, c are states, d a city, n a number.
ENGLISH = (
    "The foreign minister of {a} met his counterpart from {b} in {d} on Tuesday to discuss the border dispute.",
    "{a} rejected a proposal by {b} for {n} observers, saying that it would not accept conditions set by {c}.",
    "Officials in {d} said that {a} had not attacked {b} and called on {c} to publish what it knows about the incident.",
    "The weather stayed cold over the northern plains, and {n} schools in the valley were closed for a second day.",
    "{a} and {b} signed an agreement on trade and promised to reopen their embassies within {n} months.",
    "A spokesman for the government of {c} told reporters that the president plans to visit {d} before the summer.",
    "{a} condemned the strikes that {b} carried out near {d}, in which {n} people were killed, and demanded an inquiry.",
    "Prices of wheat rose by {n} percent during the week, traders said, after rain had delayed the harvest.",
    "The prime minister of {a} thanked {b} for {n} tons of medicine that arrived at the port of {d} on Friday.",
    "{a} may impose sanctions on {b} if talks between the two sides fail, the foreign ministry of {c} warned.",
)
ARABIC = (
    "التقى وزير خارجية {a} نظيره من {b} في {d} يوم الثلاثاء لبحث الخلاف الحدودي بين البلدين.",
    "رفضت {a} اقتراحا قدمته {b} بإرسال {n} مراقبا، وقالت إنها لن تقبل شروطا تضعها {c}.",
    "وقال مسؤولون في {d} إن {a} لم تهاجم {b}، ودعوا {c} إلى نشر ما تعرفه عن الحادث.",
    "وظل الطقس باردا في السهول الشمالية، وأغلقت {n} مدرسة في الوادي أبوابها لليوم الثاني.",
    "ووقعت {a} و{b} اتفاقا للتجارة وتعهدتا بإعادة فتح سفارتيهما خلال {n} شهرا.",
    "وصرح متحدث باسم حكومة {c} للصحفيين بأن الرئيس يعتزم زيارة {d} قبل الصيف.",
    "وأدانت {a} الغارات التي شنتها {b} قرب {d} وأسفرت عن مقتل {n} شخصا، وطالبت بإجراء تحقيق.",
    "وارتفعت أسعار القمح بنسبة {n} في المئة خلال الأسبوع كما ذكر التجار بعد أن أخرت الأمطار الحصاد.",
    "وشكر رئيس وزراء {a} {b} على {n} طنا من الأدوية وصلت إلى ميناء {d} يوم الجمعة.",
    "وحذرت وزارة خارجية {c} من أن {a} قد تفرض عقوبات على {b} إذا فشلت المحادثات بين الجانبين.",
)
STATES = {
    "en": ("Norway", "Iran", "Egypt", "Brazil", "Japan", "Kenya", "Poland", "Peru", "Russia", "Turkey", "Yemen", "Cuba"),
    "ar": ("النرويج", "إيران", "مصر", "البرازيل", "اليابان", "كينيا", "بولندا", "بيرو", "روسيا", "تركيا", "اليمن", "كوبا"),
}
CITIES = {
    "en": ("Muscat", "Vienna", "Nairobi", "Lima", "Oslo", "Aden", "Geneva"),
    "ar": ("مسقط", "فيينا", "نيروبي", "ليما", "أوسلو", "عدن", "جنيف"),
}


class Speed(NamedTuple):
    """Median, slowest and fastest run of a language, in words per second of processor time; the median by the clock."""

    median: float
    slowest: float
    fastest: float
    by_clock: float


def compose(language: str, seed: int) -> str:
    """A document of about 400 words: texts of seeds/ as they are, and sentences with names drawn anew."""
    draw = random.Random(f"{language}-{seed}")  # a fixed sequence, nothing secret
    texts = [path.read_text("utf-8").strip() for path in sorted((ROOT / "seeds").glob("*.txt"))]
    texts = [text for text in texts if identify(text) == language]
    parts = [texts[seed % len(texts)]]
    sentences = ARABIC if language == "ar" else ENGLISH
    while sum(len(part.split()) for part in parts) < WORDS:
        a, b, c = draw.sample(STATES[language], 3)
        order = draw.sample(sentences, 3)
        filled = [s.format(a=a, b=b, c=c, d=draw.choice(CITIES[language]), n=draw.randint(12, 99)) for s in order]
        parts.append(" ".join(filled))
    return "\n\n".join(parts)


def documents(language: str, run: int = 0) -> list[Document]:
    """The documents of a language and run, each with a date so that offices are looked up."""
    return [
        Document(f"{language}-{i}", compose(language, i), "2014-11-26", language)
        for i in range(run * DOCUMENTS, (run + 1) * DOCUMENTS)
    ]


def measure(language: str) -> Speed:
    """Read the documents of several runs, after one that is not counted."""
    extract(Document("warm-up", compose(language, RUNS * DOCUMENTS), None, language))
    used, passed = [], []
    for run in range(RUNS):
        texts = documents(language, run)
        words = sum(len(d.text.split()) for d in texts)
        clock, processor = time.perf_counter(), time.process_time()
        for document in texts:
            extract(document)
        used.append(words / (time.process_time() - processor))
        passed.append(words / (time.perf_counter() - clock))
    return Speed(statistics.median(used), min(used), max(used), statistics.median(passed))


def start_up(language: str) -> tuple[float, float]:
    """Median seconds (clock, processor) from starting Python to the first document read."""
    code = (
        "import sys, time; sys.path.insert(0, sys.argv[1])\n"
        "from graph.extract import extract; from graph.model import Document\n"
        "extract(Document('first', sys.argv[2], None, sys.argv[3])); print(time.process_time())"
    )
    clocks, processors = [], []
    for _ in range(3):
        begun = time.perf_counter()
        command = [sys.executable, "-c", code, str(ROOT), FIRST[language], language]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        clocks.append(time.perf_counter() - begun)
        processors.append(float(done.stdout))
    return statistics.median(clocks), statistics.median(processors)


def peak_memory() -> float:
    """The most memory this process has held, in GiB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024**3 if sys.platform == "darwin" else 1024**2)


def profile() -> None:
    """Print the places where the time goes, by their own time and with what they call."""
    for language in ("ar", "en"):
        texts = documents(language)
        extract(Document("warm-up", compose(language, DOCUMENTS), None, language))
        watch = cProfile.Profile()
        watch.enable()
        for document in texts:
            extract(document)
        watch.disable()
        print(f"== {language}: by own time, then with what is called")
        statistics_of = pstats.Stats(watch, stream=sys.stdout).strip_dirs()
        statistics_of.sort_stats("tottime").print_stats(15)
        statistics_of.sort_stats("cumulative").print_stats(45)


def write() -> str:
    """Measure everything and give the page."""
    lines = [
        "# Speed, measured",
        "",
        f"Written by `benchmarks/speed.py` with {extractor_name()}; do not edit. Whole extraction, one core, one",
        f"document at a time, {DOCUMENTS} of about {WORDS} words a language, {RUNS} runs: words (by white space) a second",
        "of processor time; the clock also counts what other programs took.",
        "Machines are noisy, shared ones most: read a difference of a fifth as none, and measure again where it matters.",
        "",
        "| language | words/s, median | slowest – fastest run | by the clock | goal | start to first document (processor) |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    starts = {language: start_up(language) for language in ("ar", "en")}
    for language in ("ar", "en"):
        speed = measure(language)
        clock, processor = starts[language]
        lines.append(
            f"| {language} | {speed.median:,.0f} | {speed.slowest:,.0f} – {speed.fastest:,.0f} | {speed.by_clock:,.0f} "
            f"| ≥ 1,500 | {clock:.1f} s ({processor:.1f} s); goal ≤ 5 s |"
        )
    lines += ["", f"Peak memory, both languages in one process: {peak_memory():.2f} GiB; goal ≤ 1.2 GiB."]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure, print, write beside this file; or profile."""
    if "--profile" in sys.argv[1:]:
        profile()
        return
    page = write()
    print(page, end="")
    Path(__file__).with_suffix(".md").write_text(page, "utf-8")


if __name__ == "__main__":
    main()
