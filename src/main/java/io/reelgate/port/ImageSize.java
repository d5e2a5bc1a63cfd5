package io.reelgate.port;

/** The pixels of an image, as the head of its file says; whatever it says about turning it is not looked at. */
public record ImageSize(int width, int height) {
    public boolean isPortrait() {
        return height > width;
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
