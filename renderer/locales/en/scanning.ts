import type { Same } from '../same.ts';
import type { scanning as zh } from '../zh-CN/scanning.ts';

export const scanning = {
  title: 'Read a code',
  titleMany: 'Read one code after another',
  camera: 'Picture of the camera',
  starting: 'Opening the camera…',
  aim: 'Hold a label into the picture: QR, DataMatrix or linear code',
  read: 'Read: {{code}}',
  torch: 'Light',
  nextCamera: 'Other camera',
  retry: 'Try again',
  typed: 'Type the code',
  take: 'Take it',
  photo: 'Read a photo',
  photoHint: 'or paste or drop a picture',
  nothing: 'No code was found in this photo: go closer and keep it sharp',
  problem: {
    desktop: 'The desktop program uses no camera: use a scanner, a photo, or type the code',
    insecure:
      'This page has no secure connection (HTTPS), so the browser allows no camera. Take a photo to be read, or type the code',
    none: 'There is no camera. Read a photo, or type the code',
    refused: 'The camera was not allowed: click the sign left of the address, allow the camera and try again',
    busy: 'Another program uses the camera, or it was unplugged',
    failed: 'The camera does not open. Read a photo, or type the code',
  },
} satisfies Same<typeof zh>;
