/** End of the last stretch a video has loaded, seconds on its own timeline; 0 when it has nothing. */
export function bufferedEnd({ buffered }: HTMLVideoElement): number {
  return buffered.length === 0 ? 0 : buffered.end(buffered.length - 1)
}
