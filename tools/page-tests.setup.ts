/** For page tests: an answer of the mock engine may take longer than Testing Library's second on a busy machine. */
import { configure } from '@testing-library/react';

configure({ asyncUtilTimeout: 5_000 });
