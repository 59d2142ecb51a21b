/** Why a launch does not go on. */
import { ErrandFailure } from './errand-failure.ts';
import type { LaunchProblemCode } from './launch.ts';

export class LaunchFailure extends ErrandFailure<LaunchProblemCode> {}
