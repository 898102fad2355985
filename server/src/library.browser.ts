import { unpackWith } from './reference/unpack';
import { unpackInBrowser } from './unpack.browser';

unpackWith(unpackInBrowser);

export * from './library';
