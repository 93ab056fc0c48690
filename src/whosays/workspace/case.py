"""A case: documents as they came, what people decided, and what follows from both. The whole public API.

What always holds: only one process at a time builds a case; every answer is that of the documents as they are now,
because what is derived is brought up to date before it is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from whosays.assist.options import AssistOptions
from whosays.custody.sidecar import Given
from whosays.engine.local import LocalEngine
from whosays.model.check import Check
from whosays.model.claim import Claim
from whosays.model.decision import Action
from whosays.model.document import Unreadable
from whosays.model.report import Account, Answer, Source
from whosays.model.ruling import NO_RULINGS, Alias, Rulings
from whosays.pipeline import Means, ShippedStages, Stages, account
from whosays.settings import Settings
from whosays.workspace import aliasing, assisting, builds, deciding, explaining, exporting, formulas, lock, reporting
from whosays.workspace.desk import Desk
from whosays.workspace.docket import Docket
from whosays.workspace.edition import edition
from whosays.workspace.folders import EXPORT, REPORT, is_in_place, make_case, must_be_case
from whosays.workspace.gathering import NOTHING, Elsewhere, Taking, lying, of_bytes, placed
from whosays.workspace.holdings import Holdings, Loose, OnDisk, packs_of
from whosays.workspace.keeping import BEGUN, Keeper
from whosays.workspace.limiting import Limits, limited
from whosays.workspace.page_rows import page_entries
from whosays.workspace.progress import Say, Step, no_step, silence
from whosays.workspace.reasons import Reason, reasons
from whosays.workspace.report_proof import ReportProof
from whosays.workspace.reporting import AS_USUAL, Wanted
from whosays.workspace.scheme_reports import of_report
from whosays.workspace.sharing import current_settings
from whosays.workspace.shelving import shelve
from whosays.workspace.standing import Standing
from whosays.workspace.streaming import Stream, begun
from whosays.workspace.taking import Added, taken, taken_now
from whosays.workspace.verifying import Draft, Held
from whosays.workspace.withholding import Told, openly

if TYPE_CHECKING:
    from io import BufferedReader

    from whosays.lexicon.whole import Lexicon
    from whosays.model.derivation import Derivation
    from whosays.model.finding import Sensitivity
    from whosays.model.verification import Verification
    from whosays.report import ReportOptions


class Case:
    """A case. `create`, `open` or `transient` give one; `say` is told what is under way, for people who wait."""

    def __init__(
        self, holdings: Holdings, settings: Settings, folder: Path | None, say: Say, stages: Stages | None = None
    ) -> None:
        self._holdings = holdings
        self._settings = settings
        self._folder = folder
        self._kept = Keeper(folder, settings, say)
        self._say = say
        self._stand_ins = stages
        self._step: Step = no_step
        self._account: Account | None = None
        self._words: Lexicon | None = None
        self._ruled: tuple[Account, Account] | None = None

    @classmethod
    def create(cls, folder: Path, title: str = "", say: Say = silence) -> Case:
        """A new, empty case in `folder`. Raises CaseError where something else is there."""
        make_case(folder, title)
        case = cls.open(folder, say)
        with case._kept.held(BEGUN):
            return case

    @classmethod
    def open(cls, folder: Path, say: Say = silence, stages: Stages | None = None) -> Case:
        """The case in `folder`, walked with `stages` in place of those that ship, if given. Where its documents lie
        beside `case.toml` they are read there and nothing is kept.

        Raises CaseError where there is none, SettingsError where `case.toml` is wrong.
        """
        must_be_case(folder)
        settings = current_settings(folder, say)
        if not is_in_place(folder):
            return cls(OnDisk(folder), settings, folder, say, stages)
        found = lying([folder], Taking(max_bytes=settings.limits.max_bytes), say)
        return cls(Loose(found, packs_of(folder)), settings, None, say, stages)

    @classmethod
    def transient(
        cls,
        paths: Iterable[Path],
        loose: Sequence[tuple[str, bytes]] = (),
        say: Say = silence,
        stages: Stages | None = None,
    ) -> Case:
        """A case of files and folders where they lie, and of `loose` names with bytes. Nothing is kept."""
        settings = Settings()
        taking = Taking(max_bytes=settings.limits.max_bytes)
        found = lying(paths, taking, say)
        more = tuple(of_bytes(content, name, taking) for name, content in loose)
        return cls(Loose(replace(found, inputs=found.inputs + more)), settings, None, say, stages)

    @classmethod
    def stream(cls, source: BufferedReader, name: str, stages: Stages | None = None) -> Stream | bytes:
        """The claims of a text that comes bit by bit, called `name`; its bytes where it is no plain text in UTF-8."""
        started = begun(source)
        if not started.is_text:
            return started.whole(Settings().limits.max_bytes)
        return Stream(started, name, stages or cls.transient([])._shipped())

    def watched(self, step: Step) -> Case:
        """This case, which tells `step` how far its documents are done: so many, of how many."""
        self._step = step
        return self

    def assisted(self, options: AssistOptions) -> Case:
        """The same case, with a language model that is asked to point at figures; `options` in place of its own."""
        settings = replace(self._settings, assist=options)
        return Case(self._holdings, settings, self._folder, self._say, self._stand_ins).watched(self._step)

    def limited(self, limits: Limits | None) -> Case:
        """The same case within `limits`, if any, to look at. Raises InputError where what is to be left out is not
        there."""
        if limits is None:
            return self
        holdings, settings = limited(self._holdings, self._settings, self.account.sources, limits)
        return Case(holdings, settings, self._folder, self._say, self._stand_ins).watched(self._step)

    def add(self, paths: Iterable[Path] | Elsewhere, given: Given = NOTHING) -> Added:
        """Takes documents into the case, with what is `given` about all of them. The same again changes nothing.

        What cannot be read is not taken; the result says why. Where it is `given` that the rows are claims, raises
        InputError for a file without the columns; rows that are no claim stay in the file and are told.
        """
        folder, most = self._kept.on_disk("add"), self._settings.limits.max_bytes
        found = lying(paths, taken_now(most, given), self._say)
        with self._kept.held("add"), self._means() as means:
            added = taken(folder, found, means, claims=given.claims)
        self._account = None
        return added

    def build(self) -> Account:
        """Brings all that is derived up to date and leaves a snapshot of what was found."""
        folder = self._kept.on_disk("build")
        with self._kept.held("build"), self._means(ask=True) as means:
            self._account = self._walked(means)
            builds.leave(folder, self._account, self._lexicon().digests)
        return self._account

    def shelve(self) -> None:
        """Brings up to date all that is derived and what a workbench needs of it, unless another did that meanwhile."""
        with self._kept.held(lock.READ), self._means(ask=self._folder is None) as means:
            if self._folder and self.desk.is_true():
                return
            self._account = self._walked(means)
            more = page_entries(self._account, self._settings, self._lexicon().pack, self._rulings)
            shelve(self._account, means.store, self.desk.shelf(), more)

    @property
    def desk(self) -> Desk:
        """What a workbench shows of this case, page by page."""
        pack, told = self._lexicon().pack, self._lexicon().digests
        return Desk(self._holdings, self._folder, reporting.house(self._settings, pack), told, self._settings.home)

    @property
    def account(self) -> Account:
        """All that the case comes to, brought up to date if need be."""
        if self._account is None:
            with self._kept.held(lock.READ), self._means(ask=self._folder is None) as means:
                self._account = self._walked(means)
        return self._account

    @property
    def whole(self) -> Account:
        """The account with the schemes of its report, made once."""
        if self._ruled is None or self._ruled[0] is not self.account:
            schemes = of_report(self.account, self._settings, self._lexicon().pack, self._say)
            self._ruled = self.account, replace(self.account, schemes=schemes)
        return self._ruled[1]

    @property
    def unreadable(self) -> tuple[Unreadable, ...]:
        """What could not be read, named by where it lies."""
        return placed(self.account.unreadable, self._holdings.places())

    @property
    def documents(self) -> tuple[Source, ...]:
        """The documents, by name."""
        return self.account.sources

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, by document and place."""
        return self.account.claims

    @property
    def questions(self) -> tuple[Answer, ...]:
        """The questions with their findings, those that rest on most first."""
        return self.account.answers

    @property
    def checks(self) -> tuple[Check, ...]:
        """The checks, those that fail first."""
        return self.account.checks

    def derived(self, names: Sequence[str] = ()) -> tuple[Derivation, ...]:
        """The derivations, or those that `names` name. Raises InputError for a name that none has."""
        written = [each.entry.name for each in self._settings.derivations]
        written += [each.name for each in self._settings.misread]
        return formulas.named(self.account.derivations, names, written)

    def explain(self, sought: str) -> tuple[explaining.Explanation, ...]:
        """The path of each figure or question that `sought` finds: the beginning of an id, a place, a question as
        listings or reports name it, or words.

        Raises InputError, with the questions that are named most like it, where nothing is found.
        """
        from whosays import report

        return explaining.explanations(self.account, sought, report.titles(self.account, self._report_options(None)))

    def decide(self, action: Action, about: Sequence[str], why: str, by: str | None = None) -> Standing:
        """Records what a person decides about figures, a field of one, names or an earlier decision; it holds from the
        next build on.

        Figures are named as `explain` takes them, names as the claims have them, a decision by the beginning of its id.
        Raises InputError where one is not found or no reason is given.
        """
        docket = self.docket
        return docket.keep(docket.proposed(action, about), why, by)

    @property
    def docket(self) -> Docket:
        """What people rule: proposed, looked at, kept, compared, merged. Raises CaseError for loose files."""
        return Docket(
            self._kept.on_disk("decide"), lambda: self.account, self._shipped(), self._kept.held, self._forget
        )

    @property
    def decisions(self) -> tuple[Standing, ...]:
        """What people decided, in order of time, and what became of it."""
        return self.docket.decisions if self._folder else ()

    def _forget(self) -> None:
        self._account = None

    @property
    def aliases(self) -> tuple[Alias, ...]:
        """Names that may be one speaker's, those that were kept apart first."""
        rulings = self._rulings(self.account.sources, self.account.claims)
        return aliasing.aliases(self.account, self._lexicon().pack, rulings)

    def verify(self, draft: Draft, published: date | None = None) -> Verification:
        """A verdict on each figure and quotation of a `draft` of a day; see `verifying.Held`."""
        held = Held(self._holdings, self._settings, self._shipped(), self._rulings, self._say)
        return held.against(draft, published, lambda: self.account)

    def sensitivity(self, answer: Answer) -> tuple[Sensitivity, ...]:
        """What best and band of an answer become under other assumptions of the estimate; empty where it has none."""
        from whosays import reconcile

        return reconcile.box(answer.question, answer.lineage, {c.id: c for c in self.claims}, self._lexicon().pack)

    def reasons(self) -> tuple[tuple[Reason, ...], tuple[Unreadable, ...]]:
        """Why each number of the documents became what it is; and what could not be read."""
        told, unreadable = reasons(self._holdings.inputs(), self._shipped(), self._lexicon())
        return told, self._holdings.unreadable() + placed(unreadable, self._holdings.places())

    def report(self, folder: Path, wanted: Wanted = AS_USUAL) -> tuple[Path, ...]:
        """Writes the report as it is `wanted` into `folder`; gives the files. Raises InputError and ReportError."""
        style = self._report_options(folder, reporting.formats(wanted.formats))
        asked = replace(wanted, findings=self._kept.standing(self._lexicon()))
        files = reporting.write(self.whole, folder, style, asked, self.proof if wanted.proved else None)
        return self._kept.wrote(folder, REPORT, files)

    @property
    def proof(self) -> ReportProof:
        """The proof of reports on this case."""
        return ReportProof.of(self.whole, self._settings, self._lexicon().pack, self._shipped())

    def export(self, place: Path, formats: Sequence[str] = (), only: Sequence[str] = ()) -> tuple[Path, ...]:
        """Writes the data in `formats` to `place`, `only` some of it; gives the files or raises InputError."""
        made = exporting.files(self.whole, exporting.formats(formats, place), only)
        files = exporting.write(made, place, self._kept.standing(self._lexicon()))
        return self._kept.wrote(place, EXPORT, files)

    def summary(self, width: int, height: int, folder: Path | None = None, formats: Sequence[str] = ()) -> str:
        """The account for a terminal of `width` × `height` characters; its report is in `folder`, in `formats`."""
        return reporting.summary(self.whole, width, height, self._report_options(folder, reporting.formats(formats)))

    def _walked(self, means: Means) -> Account:
        found = account(self._holdings.inputs(), means)
        wrong = formulas.faulty(means.deriving.faults if means.deriving else ())
        return self._holdings.told(replace(found, unreadable=self._holdings.unreadable() + found.unreadable + wrong))

    @contextmanager
    def _means(self, *, ask: bool = False) -> Iterator[Means]:
        """What the path is walked with; `ask` lets an assistant be asked, else only what it said before is used."""
        with closing(self._holdings.store(self._say)) as store:
            engine = LocalEngine(processes=self._settings.processes)
            yield Means(
                stages=self._stand_ins or self._shipped(),
                store=store,
                engine=engine,
                say=self._say,
                step=self._step,
                assistance=assisting.assistance(self._settings.assist, ask=ask),
                rulings=self._rulings,
                deriving=formulas.deriving(self._settings, self._holdings.packs(), self._lexicon()),
            )

    def _rulings(self, sources: Sequence[Source], claims: Sequence[Claim]) -> Rulings:
        if self._folder is None:
            return NO_RULINGS
        say = silence if self._settings.left_out else self._say  # what rules on what is left out finds no figure
        ruled = deciding.rulings(self._folder, sources, claims, say, self._settings.ruled_by)
        return openly(ruled, Told(sources, claims, self._settings.unsaid, self._lexicon().pack), self._say)

    def _shipped(self) -> ShippedStages:
        return ShippedStages(
            edition=edition() if self._folder else "",  # loose files leave no ledger that another edition could find
            limits=self._settings.limits,
            digests=self._lexicon().digests,
            packs=self._holdings.packs(),
            rates=self._settings.rate_files,
            money=self._settings.money,
        )

    def _lexicon(self) -> Lexicon:
        """What ships and the case's own packs, as they were when this was first asked."""
        from whosays.lexicon import load

        if self._words is None:
            self._words = load(self._holdings.packs())
        return self._words

    def _report_options(self, folder: Path | None, formats: Sequence[str] = reporting.USUAL) -> ReportOptions:
        names = reporting.names(self.whole, formats) if folder is not None else ()
        return reporting.options(self.whole, self._settings, self._lexicon().pack, folder, names)
