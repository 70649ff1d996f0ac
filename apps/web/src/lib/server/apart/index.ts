export {
  runApart,
  type ApartEnd,
  type ApartLimits,
  type ApartMessage,
  type ApartProgram,
} from './run-apart.ts';
