import { readReference } from '../reference/referenceNumbers';
import type { YearFrom } from '../reference/referenceYears';
import { normaliseAddress, type SeenAddress } from '../reference/routing';
import type { Citation, LinePlace } from './citations';
import { Dictionary, float64, int32, Lists, uint8, uint16 } from './columns';
import type { IndexedCable } from './indexedCable';

/** Levels from the lowest to the highest; a cable without one has the number 0. */
export const CLASSIFICATIONS = [
  '',
  'UNCLASSIFIED',
  'LIMITED OFFICIAL USE',
  'CONFIDENTIAL',
  'SECRET',
  'TOP SECRET',
] as const;

/** A file of the archive as the listing of its folder gives it. */
export interface FileFacts {
  /** URI of the folder that is indexed, without a slash at the end. */
  readonly folder: string;
  /** Relative to the folder, with slashes, not encoded. */
  readonly path: string;
  /** Bytes; `IN_EDITOR` where the text is that of the editor. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/** The size of a file whose cables are those of the editor. */
export const IN_EDITOR = -1;

const YEARS_FROM: readonly YearFrom[] = ['written', 'cable', 'guess'];
const NONE = -1;
const MINUTE = 60_000;

/** How a file is known: it is gone, found but not read, or read. */
const GONE = 0;
const FOUND = 1;
const READ = 2;

/**
 * The cables of an archive in memory, a row each, in arrays of numbers: about 500 bytes a cable. Rows are numbers;
 * a row number stays valid until its file changes. Everything here is synchronous and knows no files.
 */
export class CableIndex {
  // Files
  readonly #folders = new Dictionary();
  readonly #files: Map<string, number>[] = [];
  readonly #paths: string[] = [];
  readonly #folderOfFile = uint16();
  readonly #sizes = float64();
  readonly #modified = float64();
  readonly #stateOfFile = uint8();
  readonly #firstRowOfFile = int32();
  readonly #lastRowOfFile = int32();
  #filesRead = 0;
  #filesFound = 0;
  /** Files that are found but not read, by the numbers that their names are. */
  readonly #named = new Map<string, number[]>();

  // Rows
  #rows = 0;
  #live = 0;
  readonly #freeRows: number[] = [];
  readonly #fileOfRow = int32();
  readonly #nextRowInFile = int32();
  readonly #rowInContainer = int32();
  readonly #firstLine = int32();
  readonly #lastLine = int32();
  readonly #placeLine = int32();
  readonly #placeStart = uint16();
  readonly #placeEnd = uint16();
  readonly #idOfRow = int32();
  readonly #idFrom = uint8();
  readonly #year = uint16();
  readonly #post = int32();
  readonly #serial = int32();
  /** Minutes since 1970. */
  readonly #date = int32();
  /** 0 none, 1 a day, 2 a minute. */
  readonly #dateKind = uint8();
  readonly #level = uint8();
  readonly #release = int32();
  readonly #from = int32();
  readonly #station = int32();
  readonly #subjects: (string | undefined)[] = [];
  readonly #captions = new Lists();
  readonly #tags = new Lists();
  readonly #action = new Lists();
  readonly #info = new Lists();
  readonly #exempt = new Lists();
  readonly #names = new Lists();
  readonly #problems = [uint16(), uint16(), uint16(), uint16()] as const;
  readonly #hashes = float64();

  // Numbers of cables, and the rows that have them
  readonly #ids = new Dictionary();
  readonly #firstRowOfId = int32();
  readonly #nextRowOfId = int32();

  // Citations: those of a row are neighbors in #citationsOfRow, those of a number a chain
  #citations = 0;
  readonly #freeCitations: number[] = [];
  readonly #citationsOfRow = new Lists();
  readonly #citedId = int32();
  readonly #citingRow = int32();
  readonly #nextCitationOfId = int32();
  readonly #firstCitationOfId = int32();
  readonly #citationLine = int32();
  readonly #citationStart = uint16();
  readonly #citationEnd = uint16();
  /** Letter (0 none, 1 A …), then year from (2 bits), then in text (1 bit). */
  readonly #citationBits = uint16();

  readonly posts = new Dictionary();
  readonly tags = new Dictionary();
  readonly captions = new Dictionary();
  readonly names = new Dictionary();
  /** Originators. */
  readonly addresses = new Dictionary();
  /** `RUEHC/SECSTATE WASHDC` */
  readonly addressees = new Dictionary();
  readonly #cablesOfAddressee = int32();
  readonly #addresseesOfIndicator = new Map<string, number[]>();
  readonly #idSources = new Dictionary();
  readonly #releases = new Dictionary();

  #seriesCounts: Map<string, number> | undefined;
  /** Goes up with every change. */
  version = 0;

  constructor() {
    this.#idSources.add('');
  }

  // ---------------------------------------------------------------- size

  /** How many cables there are. */
  get size(): number {
    return this.#live;
  }

  /** One more than the highest row number. */
  get rowEnd(): number {
    return this.#rows;
  }

  get filesRead(): number {
    return this.#filesRead;
  }

  /** Those read and those not read yet. */
  get filesFound(): number {
    return this.#filesFound;
  }

  isLive(row: number): boolean {
    return row >= 0 && row < this.#rows && this.#fileOfRow.get(row) !== NONE;
  }

  *rows(): Generator<number> {
    for (let row = 0; row < this.#rows; row++) if (this.isLive(row)) yield row;
  }

  /** Live rows; those of a file follow each other. */
  *rowsByFile(): Generator<number> {
    for (const files of this.#files) {
      for (const file of files.values()) {
        for (let row = this.#firstRowOfFile.get(file); row !== NONE; row = this.#nextRowInFile.get(row))
          yield row;
      }
    }
  }

  // ---------------------------------------------------------------- files

  /** Size and time of the file when it was read; `undefined` for one that was not. */
  fileFacts(folder: string, path: string): FileFacts | undefined {
    const file = this.#fileNumber(folder, path);
    if (file === NONE || this.#stateOfFile.get(file) !== READ) return undefined;
    return { folder, path, size: this.#sizes.get(file), modified: this.#modified.get(file) };
  }

  /** All files below a folder, or of a folder of an archive those below a path in it. */
  filesBelow(folder: string, path = ''): string[] {
    const files = this.#files[this.#folders.find(folder)];
    if (!files) return [];
    const start = path === '' || path.endsWith('/') ? path : `${path}/`;
    return [...files.keys()].filter((each) => each.startsWith(start));
  }

  folders(): readonly string[] {
    return this.#folders.texts.filter((_, number) => (this.#files[number]?.size ?? 0) > 0);
  }

  *filesWithoutCables(): Generator<FileFacts> {
    for (const [number, files] of this.#files.entries()) {
      for (const [path, file] of files) {
        if (this.#stateOfFile.get(file) !== READ || this.#firstRowOfFile.get(file) !== NONE) continue;
        const folder = this.#folders.text(number);
        yield { folder, path, size: this.#sizes.get(file), modified: this.#modified.get(file) };
      }
    }
  }

  /** A file that is there and will be read: until then it is found by the number that is its name. */
  foundFile(folder: string, path: string): void {
    const known = this.#fileNumber(folder, path);
    if (known !== NONE) return;
    const file = this.#addFile(folder, path);
    this.#stateOfFile.set(file, FOUND);
    const id = idOfName(path);
    if (id !== undefined) this.#named.set(id, [...(this.#named.get(id) ?? []), file]);
    this.version++;
  }

  /** Puts the cables of a file in the place of those that it had. */
  setFile(facts: FileFacts, cables: readonly IndexedCable[]): void {
    const before = this.#fileNumber(facts.folder, facts.path);
    if (before !== NONE) this.#removeRowsOf(before);
    this.addCables(facts, cables);
  }

  /** Adds cables to those of a file, as the rows of a container are read group by group. */
  addCables({ folder, path, size, modified }: FileFacts, cables: readonly IndexedCable[]): void {
    const before = this.#fileNumber(folder, path);
    const file = before === NONE ? this.#addFile(folder, path) : before;
    if (this.#stateOfFile.get(file) === FOUND) this.#forgetName(file, path);
    if (this.#stateOfFile.get(file) !== READ) this.#filesRead++;
    this.#stateOfFile.set(file, READ);
    this.#sizes.set(file, size);
    this.#modified.set(file, modified);
    for (const cable of cables) {
      const row = this.#addRow(file, cable);
      const last = this.#lastRowOfFile.get(file);
      if (last === NONE) this.#firstRowOfFile.set(file, row);
      else this.#nextRowInFile.set(last, row);
      this.#lastRowOfFile.set(file, row);
    }
    this.#changed();
  }

  removeFile(folder: string, path: string): void {
    const file = this.#fileNumber(folder, path);
    if (file === NONE) return;
    if (this.#stateOfFile.get(file) === FOUND) this.#forgetName(file, path);
    else this.#filesRead--;
    this.#removeRowsOf(file);
    this.#stateOfFile.set(file, GONE);
    this.#files[this.#folderOfFile.get(file)]?.delete(path);
    this.#filesFound--;
    this.#changed();
  }

  removeFolder(folder: string, path = ''): void {
    for (const each of this.filesBelow(folder, path)) this.removeFile(folder, each);
  }

  #fileNumber(folder: string, path: string): number {
    return this.#files[this.#folders.find(folder)]?.get(path) ?? NONE;
  }

  #addFile(folder: string, path: string): number {
    const number = this.#folders.add(folder);
    const files = this.#files[number] ?? new Map<string, number>();
    this.#files[number] = files;
    const file = this.#paths.length;
    this.#paths.push(path);
    files.set(path, file);
    this.#folderOfFile.set(file, number);
    this.#stateOfFile.set(file, GONE);
    this.#firstRowOfFile.set(file, NONE);
    this.#lastRowOfFile.set(file, NONE);
    this.#filesFound++;
    return file;
  }

  #forgetName(file: number, path: string): void {
    const id = idOfName(path);
    if (id === undefined) return;
    const others = (this.#named.get(id) ?? []).filter((each) => each !== file);
    if (others.length > 0) this.#named.set(id, others);
    else this.#named.delete(id);
  }

  #changed(): void {
    this.version++;
    this.#seriesCounts = undefined;
  }

  // ---------------------------------------------------------------- rows

  #addRow(file: number, cable: IndexedCable): number {
    const row = this.#freeRows.pop() ?? this.#rows++;
    this.#live++;
    this.#fileOfRow.set(row, file);
    this.#nextRowInFile.set(row, NONE);
    this.#rowInContainer.set(row, cable.row ?? 0);
    this.#firstLine.set(row, cable.lines[0]);
    this.#lastLine.set(row, cable.lines[1]);
    this.#placeLine.set(row, cable.place.line);
    this.#placeStart.set(row, cable.place.start);
    this.#placeEnd.set(row, cable.place.end);
    this.#idFrom.set(row, this.#idSources.add(cable.idFrom ?? ''));
    this.#year.set(row, cable.year ?? 0);
    this.#post.set(row, cable.post === undefined ? NONE : this.posts.add(cable.post));
    this.#serial.set(row, cable.serial ?? NONE);
    this.#setDate(row, cable.date);
    this.#level.set(row, Math.max(0, CLASSIFICATIONS.indexOf(cable.classification as 'SECRET')));
    this.#release.set(row, cable.release === undefined ? NONE : this.#releases.add(cable.release));
    this.#from.set(row, cable.from === undefined ? NONE : this.addresses.add(cable.from));
    this.#station.set(row, cable.station === undefined ? NONE : this.#addAddressee(stationText(cable)));
    this.#subjects[row] = cable.subject;
    this.#captions.set(
      row,
      cable.captions.map((text) => this.captions.add(text)),
    );
    this.#tags.set(
      row,
      cable.tags.map((text) => this.tags.add(text)),
    );
    this.#names.set(
      row,
      cable.names.map((text) => this.names.add(text)),
    );
    this.#action.set(
      row,
      cable.action.map((text) => this.#addAddressee(text)),
    );
    this.#info.set(
      row,
      cable.info.map((text) => this.#addAddressee(text)),
    );
    this.#exempt.set(
      row,
      cable.exempt.map((text) => this.#addAddressee(text)),
    );
    for (const addressee of this.#pairsOf(row)) this.#cablesOfAddressee.add(addressee, 1);
    for (const [severity, column] of this.#problems.entries()) {
      column.set(row, Math.min(65_535, cable.problems[severity] ?? 0));
    }
    this.#hashes.set(row, Number.parseInt(cable.hash, 16));
    const id = cable.id === undefined ? NONE : this.#addId(cable.id);
    this.#idOfRow.set(row, id);
    this.#nextRowOfId.set(row, NONE);
    if (id !== NONE) {
      this.#nextRowOfId.set(row, this.#firstRowOfId.get(id));
      this.#firstRowOfId.set(id, row);
    }
    this.#citationsOfRow.set(
      row,
      cable.citations.map((citation) => this.#addCitation(row, citation)),
    );
    return row;
  }

  #setDate(row: number, date: string | undefined): void {
    const time = date === undefined ? Number.NaN : Date.parse(date);
    const known = !Number.isNaN(time);
    this.#date.set(row, known ? Math.floor(time / MINUTE) : 0);
    this.#dateKind.set(row, known ? (date?.includes('T') ? 2 : 1) : 0);
  }

  #addAddressee(text: string): number {
    const number = this.addressees.add(text);
    const slash = text.indexOf('/');
    if (slash > 0) {
      const indicator = text.slice(0, slash);
      const known = this.#addresseesOfIndicator.get(indicator);
      if (!known) this.#addresseesOfIndicator.set(indicator, [number]);
      else if (!known.includes(number)) known.push(number);
    }
    return number;
  }

  /** Addressees of a row and its sender, each once. */
  #pairsOf(row: number): Set<number> {
    const pairs = new Set([...this.#action.of(row), ...this.#info.of(row), ...this.#exempt.of(row)]);
    const station = this.#station.get(row);
    if (station !== NONE) pairs.add(station);
    return pairs;
  }

  #addId(id: string): number {
    const number = this.#ids.find(id);
    if (number !== -1) return number;
    const added = this.#ids.add(id);
    this.#firstRowOfId.set(added, NONE);
    this.#firstCitationOfId.set(added, NONE);
    return added;
  }

  #addCitation(row: number, { id, letter, yearFrom, inText, place }: Citation): number {
    const citation = this.#freeCitations.pop() ?? this.#citations++;
    const cited = this.#addId(id);
    this.#citedId.set(citation, cited);
    this.#citingRow.set(citation, row);
    this.#nextCitationOfId.set(citation, this.#firstCitationOfId.get(cited));
    this.#firstCitationOfId.set(cited, citation);
    this.#citationLine.set(citation, place.line);
    this.#citationStart.set(citation, place.start);
    this.#citationEnd.set(citation, place.end);
    const code = letter === undefined ? 0 : Math.max(0, letter.charCodeAt(0) & 63);
    this.#citationBits.set(citation, (code << 3) | (YEARS_FROM.indexOf(yearFrom) << 1) | (inText ? 1 : 0));
    return citation;
  }

  #removeRowsOf(file: number): void {
    for (let row = this.#firstRowOfFile.get(file); row !== NONE; ) {
      const next = this.#nextRowInFile.get(row);
      this.#removeRow(row);
      row = next;
    }
    this.#firstRowOfFile.set(file, NONE);
    this.#lastRowOfFile.set(file, NONE);
  }

  #removeRow(row: number): void {
    for (const addressee of this.#pairsOf(row)) this.#cablesOfAddressee.add(addressee, -1);
    for (const citation of this.#citationsOfRow.of(row)) {
      unlink(this.#firstCitationOfId, this.#nextCitationOfId, this.#citedId.get(citation), citation);
      this.#freeCitations.push(citation);
    }
    const id = this.#idOfRow.get(row);
    if (id !== NONE) unlink(this.#firstRowOfId, this.#nextRowOfId, id, row);
    const lists = [this.#citationsOfRow, this.#captions, this.#tags, this.#names];
    for (const list of [...lists, this.#action, this.#info, this.#exempt]) list.set(row, []);
    this.#subjects[row] = undefined;
    this.#fileOfRow.set(row, NONE);
    this.#freeRows.push(row);
    this.#live--;
  }

  // ---------------------------------------------------------------- what a row says

  /** URI of the folder that is indexed. */
  folder(row: number): string {
    return this.#folders.text(this.#folderOfFile.get(this.#fileOfRow.get(row)));
  }

  /** Relative to the folder. */
  path(row: number): string {
    return this.#paths[this.#fileOfRow.get(row)] ?? '';
  }

  /** Of a container the data row, from 1; else 0. */
  rowInContainer(row: number): number {
    return this.#rowInContainer.get(row);
  }

  lines(row: number): readonly [number, number] {
    return [this.#firstLine.get(row), this.#lastLine.get(row)];
  }

  /** Where the cable has its own number. */
  place(row: number): LinePlace {
    return {
      line: this.#placeLine.get(row),
      start: this.#placeStart.get(row),
      end: this.#placeEnd.get(row),
    };
  }

  id(row: number): string | undefined {
    const id = this.#idOfRow.get(row);
    return id === NONE ? undefined : this.#ids.text(id);
  }

  /** 0 where it is not known. */
  year(row: number): number {
    return this.#year.get(row);
  }

  /** Number in `posts`; -1 where it is not known. */
  post(row: number): number {
    return this.#post.get(row);
  }

  /** -1 where it is not known. */
  serial(row: number): number {
    return this.#serial.get(row);
  }

  /** Minutes since 1970; `undefined` where it is not known. */
  minutes(row: number): number | undefined {
    return this.#dateKind.get(row) === 0 ? undefined : this.#date.get(row);
  }

  /** ISO 8601, UTC. */
  date(row: number): string | undefined {
    const kind = this.#dateKind.get(row);
    if (kind === 0) return undefined;
    const iso = new Date(this.#date.get(row) * MINUTE).toISOString();
    return kind === 1 ? iso.slice(0, 10) : `${iso.slice(0, 16)}Z`;
  }

  /** Index in `CLASSIFICATIONS`. */
  level(row: number): number {
    return this.#level.get(row);
  }

  release(row: number): string | undefined {
    const release = this.#release.get(row);
    return release === NONE ? undefined : this.#releases.text(release);
  }

  /** Number in `addresses`; -1 where it is not known. */
  from(row: number): number {
    return this.#from.get(row);
  }

  subject(row: number): string | undefined {
    return this.#subjects[row];
  }

  /** Whether a row has a caption, by its number in `captions`; in the same way the others. */
  hasCaption(row: number, caption: number): boolean {
    return this.#captions.has(row, caption);
  }
  hasTag(row: number, tag: number): boolean {
    return this.#tags.has(row, tag);
  }
  hasName(row: number, name: number): boolean {
    return this.#names.has(row, name);
  }

  /** Numbers in the dictionaries. */
  captionsOf(row: number): readonly number[] {
    return this.#captions.of(row);
  }
  tagsOf(row: number): readonly number[] {
    return this.#tags.of(row);
  }
  namesOf(row: number): readonly number[] {
    return this.#names.of(row);
  }
  actionOf(row: number): readonly number[] {
    return this.#action.of(row);
  }
  infoOf(row: number): readonly number[] {
    return this.#info.of(row);
  }

  /** Number of the sender in `addressees`, `RUEHKB/AMEMBASSY BAKU`; -1 where it is not known. */
  station(row: number): number {
    return this.#station.get(row);
  }

  /** How many of a severity, by its index in `SEVERITIES`. */
  problems(row: number, severity: number): number {
    return this.#problems[severity as 0]?.get(row) ?? 0;
  }

  /** Copies of a cable have the same. */
  hash(row: number): number {
    return this.#hashes.get(row);
  }

  /** All of a row, as it was given to `setFile`. */
  cable(row: number): IndexedCable {
    const text = (dictionary: Dictionary, number: number) =>
      number === NONE ? undefined : dictionary.text(number);
    const year = this.year(row) || undefined;
    const serial = this.serial(row);
    return withoutUndefined({
      row: this.rowInContainer(row) || undefined,
      lines: this.lines(row),
      place: this.place(row),
      id: this.id(row),
      idFrom: this.#idSources.text(this.#idFrom.get(row)) || undefined,
      year,
      post: text(this.posts, this.post(row)),
      serial: serial === NONE ? undefined : serial,
      date: this.date(row),
      classification: CLASSIFICATIONS[this.level(row)] || undefined,
      release: this.release(row),
      captions: this.captionsOf(row).map((number) => this.captions.text(number)),
      tags: this.tagsOf(row).map((number) => this.tags.text(number)),
      subject: this.subject(row),
      from: text(this.addresses, this.from(row)),
      station: text(this.addressees, this.station(row))?.split('/')[0],
      action: this.actionOf(row).map((number) => this.addressees.text(number)),
      info: this.infoOf(row).map((number) => this.addressees.text(number)),
      exempt: this.#exempt.of(row).map((number) => this.addressees.text(number)),
      names: this.namesOf(row).map((number) => this.names.text(number)),
      citations: this.citationsBy(row),
      problems: this.#problems.map((column) => column.get(row)),
      hash: this.hash(row).toString(16).padStart(14, '0'),
    }) as IndexedCable;
  }

  facts(row: number): FileFacts {
    const file = this.#fileOfRow.get(row);
    return {
      folder: this.folder(row),
      path: this.path(row),
      size: this.#sizes.get(file),
      modified: this.#modified.get(file),
    };
  }

  /** Live rows of a file. */
  rowsOfFile(folder: string, path: string): number[] {
    const file = this.#fileNumber(folder, path);
    const rows: number[] = [];
    if (file === NONE) return rows;
    for (let row = this.#firstRowOfFile.get(file); row !== NONE; row = this.#nextRowInFile.get(row))
      rows.push(row);
    return rows;
  }

  // ---------------------------------------------------------------- numbers and citations

  /** Rows of the cables with this number. */
  rowsWithId(id: string): number[] {
    const number = this.#ids.find(id);
    return number === -1 ? [] : chain(this.#firstRowOfId.get(number), this.#nextRowOfId).reverse();
  }

  /** Files that are not read yet, but have this number for their name: folder and path. */
  filesNamed(id: string): { readonly folder: string; readonly path: string }[] {
    return (this.#named.get(id) ?? []).map((file) => ({
      folder: this.#folders.text(this.#folderOfFile.get(file)),
      path: this.#paths[file] ?? '',
    }));
  }

  /** The cables that cite this number, by row, with the place; those in the list of references and those in the text. */
  citationsOf(id: string): (Citation & { readonly row: number })[] {
    const number = this.#ids.find(id);
    if (number === -1) return [];
    return chain(this.#firstCitationOfId.get(number), this.#nextCitationOfId)
      .reverse()
      .map((citation) => ({ ...this.#citation(citation), row: this.#citingRow.get(citation) }));
  }

  /** Rows that cite a number, each once. */
  rowsCiting(id: string): number[] {
    const number = this.#ids.find(id);
    return number === -1 ? [] : [...new Set(this.#rowsCiting(number))];
  }

  /** May have a row several times. */
  #rowsCiting(id: number): number[] {
    return chain(this.#firstCitationOfId.get(id), this.#nextCitationOfId).map((citation) =>
      this.#citingRow.get(citation),
    );
  }

  /** How many cables cite the number of a row; copies of a cable count once. */
  citedByCount(row: number): number {
    const id = this.#idOfRow.get(row);
    return id === NONE ? 0 : this.#countCiting(id);
  }

  countCiting(id: string): number {
    const number = this.#ids.find(id);
    return number === -1 ? 0 : this.#countCiting(number);
  }

  #countCiting(id: number): number {
    if (this.#firstCitationOfId.get(id) === NONE) return 0;
    const citing = this.#rowsCiting(id).map((row) => {
      const own = this.#idOfRow.get(row);
      return own === NONE ? -row - 2 : own;
    });
    return new Set(citing).size;
  }

  /** What a row cites. */
  citationsBy(row: number): Citation[] {
    return this.#citationsOfRow.of(row).map((citation) => this.#citation(citation));
  }

  /** The numbers that a row cites, each once. */
  idsCitedBy(row: number): string[] {
    const ids = this.#citationsOfRow.of(row).map((citation) => this.#citedId.get(citation));
    return [...new Set(ids)].map((id) => this.#ids.text(id));
  }

  /** Every number that is cited, with the count of the cables that cite it. */
  *citedIds(): Generator<readonly [id: string, cables: number]> {
    for (const [number, id] of this.#ids.texts.entries()) {
      const cables = this.#countCiting(number);
      if (cables > 0) yield [id, cables];
    }
  }

  #citation(citation: number): Citation {
    const bits = this.#citationBits.get(citation);
    return {
      id: this.#ids.text(this.#citedId.get(citation)),
      ...(bits >> 3 > 0 && { letter: String.fromCharCode(64 + (bits >> 3)) }),
      yearFrom: YEARS_FROM[(bits >> 1) & 3] ?? 'written',
      inText: (bits & 1) === 1,
      place: {
        line: this.#citationLine.get(citation),
        start: this.#citationStart.get(citation),
        end: this.#citationEnd.get(citation),
      },
    };
  }

  /** How many different numbers there are of a year and a post, `06BAKU`. */
  countOfSeries(series: string): number {
    if (!this.#seriesCounts) {
      this.#seriesCounts = new Map();
      for (const [number, id] of this.#ids.texts.entries()) {
        if (this.#firstRowOfId.get(number) === NONE) continue;
        const name = id.replace(/\d+$/, '');
        this.#seriesCounts.set(name, (this.#seriesCounts.get(name) ?? 0) + 1);
      }
    }
    return this.#seriesCounts.get(series) ?? 0;
  }

  /** Addresses seen with a routing indicator, those in most cables first. */
  seenWith(indicator: string, folder: string, path: string): SeenAddress[] {
    const rows = this.rowsOfFile(folder, path);
    const seen = new Map<string, { cables: number; here: number }>();
    for (const pair of this.#addresseesOfIndicator.get(indicator) ?? []) {
      const cables = this.#cablesOfAddressee.get(pair);
      const address = normaliseAddress(this.addressees.text(pair).slice(indicator.length + 1));
      if (cables <= 0 || address === '') continue;
      const entry = seen.get(address) ?? { cables: 0, here: 0 };
      entry.cables += cables;
      entry.here += rows.filter((row) => this.#pairsOf(row).has(pair)).length;
      seen.set(address, entry);
    }
    return [...seen]
      .map(([address, { cables, here }]) => ({ address, cables, inThisFile: here === cables }))
      .sort((a, b) => b.cables - a.cables);
  }

  /** All numbers that cables of the archive have, with a row of each; and those of files that are not read yet. */
  *ids(): Generator<readonly [id: string, row: number]> {
    for (const [number, id] of this.#ids.texts.entries()) {
      const row = this.#firstRowOfId.get(number);
      if (row !== NONE) yield [id, row];
    }
  }

  namedIds(): IterableIterator<string> {
    return this.#named.keys();
  }
}

function stationText({ station, from }: IndexedCable): string {
  return `${station}/${from ?? ''}`;
}

/** The members of a chain, from its first. */
function chain(first: number, next: { get(index: number): number }): number[] {
  const members: number[] = [];
  for (let member = first; member !== NONE; member = next.get(member)) members.push(member);
  return members;
}

interface Settable {
  get(index: number): number;
  set(index: number, value: number): void;
}

/** Takes a member out of the chain of an owner. */
function unlink(firsts: Settable, next: Settable, owner: number, member: number): void {
  if (firsts.get(owner) === member) {
    firsts.set(owner, next.get(member));
    return;
  }
  for (let at = firsts.get(owner); at !== NONE; at = next.get(at)) {
    if (next.get(at) !== member) continue;
    next.set(at, next.get(member));
    return;
  }
}

const NAMED = /(?:^|[^A-Za-z0-9])((?:\d\d|(?:19|20)\d\d)[A-Z]{3,24}\d{1,6})(?:_?[a-z])?\.[a-z]+$/;

/** The number that a file has for its name, `10BERLIN128.txt`. */
export function idOfName(path: string): string | undefined {
  const written = NAMED.exec(path.slice(path.lastIndexOf('/') + 1))?.[1];
  return written === undefined ? undefined : readReference(written)?.id;
}

/** The properties that have a value. Called for each row: a loop is ten times faster than lists of entries. */
export function withoutUndefined<Value extends object>(value: Value): Value {
  const kept: Record<string, unknown> = {};
  for (const key in value) if (value[key] !== undefined) kept[key] = value[key];
  return kept as Value;
}
