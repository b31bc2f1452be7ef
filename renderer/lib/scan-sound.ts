/** One context for the page's life: browsers allow few, and a first tone must not wait for it. */
let context: AudioContext | null = null;

function tone(frequency: number, seconds: number, delay = 0): void {
  context ??= new AudioContext();
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  gain.gain.value = 0.08;
  oscillator.frequency.value = frequency;
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(context.currentTime + delay);
  oscillator.stop(context.currentTime + delay + seconds);
}

/** One high tone: counted. Two low ones: look at the screen. Silent where a machine has no sound. */
export function playScan(isGood: boolean): void {
  try {
    if (isGood) tone(1200, 0.08);
    else {
      tone(260, 0.18);
      tone(260, 0.18, 0.24);
    }
  } catch {
    context = null;
  }
}
