import { storeKinds } from '../store/stores.ts';
import { describeFuzzedStore } from './fuzzed-store.ts';

for (const kind of storeKinds().filter(({ name }) => name === 'postgresql')) describeFuzzedStore(kind);
