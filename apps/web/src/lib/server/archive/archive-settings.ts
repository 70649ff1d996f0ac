/** Where copies lie, and how much of the disk they may take. */
export interface ArchiveSettings {
  folder: string;
  bytes: number;
}
