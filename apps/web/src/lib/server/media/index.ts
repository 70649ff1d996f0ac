export { drawApart, type DrawnPicture, type PictureProblem } from './draw-apart.ts';
export { followPictures, mediaJob, refetchPictures } from './follow-pictures.ts';
export { logosOf, mediaOf, readMedia, type Picture } from './media-of.ts';
export { mirrorMedia } from './mirror-media.ts';
