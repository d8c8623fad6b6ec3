/*
 * scanner.js - QR codes from the camera.
 *
 *   const stop = await scan(video, onText);   onText(text) for each code that is seen; true ends it
 *
 * Fails with a ScanTrouble: 'insecure' (the page needs HTTPS for the camera), 'refused', 'absent' (no
 * camera) or 'unreadable' (no reader of codes). The browser's own BarcodeDetector reads where there
 * is one that works, jsQR elsewhere. Pictures stay in this page.
 */
const PAUSE_MS = 120;
const WIDTH_MAX = 800; // enough for a code that fills half the picture, and quick on a cheap phone

export class ScanTrouble extends Error {}

async function nativeReader() {
  const formats = await globalThis.BarcodeDetector?.getSupportedFormats().catch(() => []);
  if (!formats?.includes('qr_code')) return null;
  const detector = new BarcodeDetector({ formats: ['qr_code'] });
  return async (canvas) => (await detector.detect(canvas))[0]?.rawValue;
}

async function ownReader() {
  await import('/vendor/jsqr.js').catch(() => {
    throw new ScanTrouble('unreadable');
  });
  return async (canvas, context) => {
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
    return globalThis.jsQR(data, width, height, { inversionAttempts: 'dontInvert' })?.data;
  };
}

async function openCamera() {
  if (!navigator.mediaDevices?.getUserMedia)
    throw new ScanTrouble(isSecureContext ? 'absent' : 'insecure');
  try {
    return await navigator.mediaDevices.getUserMedia({
      video: { facingMode: 'environment', width: { ideal: 1280 } },
      audio: false,
    });
  } catch (error) {
    throw new ScanTrouble(error.name === 'NotAllowedError' ? 'refused' : 'absent');
  }
}

function drawInto(canvas, context, video) {
  const scale = Math.min(1, WIDTH_MAX / video.videoWidth);
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  context.drawImage(video, 0, 0, canvas.width, canvas.height);
}

export async function scan(video, onText) {
  let read = (await nativeReader()) ?? (await ownReader());
  const stream = await openCamera();
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let stopped = false;
  const stop = () => {
    stopped = true;
    for (const track of stream.getTracks()) track.stop();
  };
  const useOwn = async () => {
    read = await ownReader();
  };
  const look = async () => {
    if (stopped) return;
    if (!video.isConnected) return stop();
    if (video.videoWidth > 0) {
      drawInto(canvas, context, video);
      const text = await read(canvas, context).catch(useOwn);
      if (!stopped && text && onText(text)) return stop();
    }
    setTimeout(look, PAUSE_MS);
  };
  video.srcObject = stream;
  await video.play();
  look();
  return stop;
}
