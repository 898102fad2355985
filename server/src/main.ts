// Entry of the bundled server: a process of Node.js or, in a browser, a Web Worker. What a Worker has and Node.js
// has not is loaded only there, and the other way round; both before the first message is read.
if ('WorkerGlobalScope' in globalThis) import('./browser');
else import('./node');
