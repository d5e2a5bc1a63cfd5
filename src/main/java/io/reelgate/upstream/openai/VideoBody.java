package io.reelgate.upstream.openai;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.port.ImageSize;
import io.reelgate.port.InlineMedia;
import io.reelgate.upstream.vendor.Base64Text;
import io.reelgate.upstream.vendor.InputFields;
import io.reelgate.upstream.vendor.Unsendable;
import java.util.Map;

/**
 * A request in OpenAI's words (reference: upstreams, sections 1 and 10.3). An image is the first frame there, so it must
 * have the very size of the video; one that has not is never sent, and never changed by us.
 */
final class VideoBody {
    private static final Map<String, ImageSize> RESOLUTION_TO_LANDSCAPE =
            Map.of("720p", new ImageSize(1280, 720), "1080p", new ImageSize(1920, 1080));

    private VideoBody() {}

    static Map<String, Object> of(String model, GenerateRequest request, InlineMedia media) {
        InputFields fields = InputFields.of(request);
        fields.with("model", model).same("prompt").text("duration", "seconds");
        return (fields.images().isEmpty() ? fromText(fields) : fromImage(fields, media)).map();
    }

    private static InputFields fromText(InputFields fields) {
        return fields.with("size", fields.value("size").replace('*', 'x'));
    }

    private static InputFields fromImage(InputFields fields, InlineMedia media) {
        InlineMedia.Image image = media.find(String.valueOf(fields.images().getFirst()))
                .orElseThrow(() -> new IllegalArgumentException("the image is missing"));
        ImageSize size = size(fields.value("resolution"), image);
        return fields.with("size", size.toString())
                .with("input_reference", Map.of("image_url", Base64Text.dataUri(image.mediaType(), image.bytes())));
    }

    /** Landscape or portrait, as the image is. */
    private static ImageSize size(String resolution, InlineMedia.Image image) {
        ImageSize landscape = RESOLUTION_TO_LANDSCAPE.get(resolution);
        if (landscape == null) {
            throw new IllegalArgumentException("no size is known of " + resolution);
        }
        ImageSize portrait = new ImageSize(/* width= */ landscape.height(), /* height= */ landscape.width());
        return image.size()
                .filter(size -> size.equals(landscape) || size.equals(portrait))
                .orElseThrow(() -> new Unsendable(Failure.of(
                        FailCode.GENERATION_FAILED,
                        "the image must have " + landscape + " or " + portrait + " pixels")));
    }
}
