/** Counts the cells that a reader would make of the parts of a workbook, repeated ones as often as they repeat. */
export class CellCount {
  count = 0;
  formulasWithoutValue = 0;
  encrypted = false;
  #rowRepeat = 1;
  #openFormula = false;

  startPart(): void {
    this.#openFormula = false;
    this.#rowRepeat = 1;
  }

  see(name: string, tag: () => string, isEmpty: boolean): void {
    switch (name) {
      case 'c':
      case 'sheetData':
        this.#openFormula = false;
        this.count++;
        break;
      case 'si':
        this.count++;
        break;
      case 'f':
        if (!this.#openFormula) this.formulasWithoutValue++;
        this.#openFormula = true;
        break;
      case 'v':
        if (this.#openFormula && !isEmpty) this.formulasWithoutValue--;
        this.#openFormula = false;
        break;
      case 'table-row':
        this.#rowRepeat = repeatIn(tag(), 'rows');
        break;
      case 'table-cell':
        if (!isEmpty) this.count += this.#rowRepeat * repeatIn(tag(), 'columns');
        break;
      case 'encryption-data':
        this.encrypted = true;
        break;
    }
  }
}

function repeatIn(tag: string, what: 'rows' | 'columns'): number {
  const match = new RegExp(`number-${what}-repeated\\s*=\\s*["'](\\d{1,9})["']`).exec(tag);
  return match ? Math.max(1, Number(match[1])) : 1;
}
