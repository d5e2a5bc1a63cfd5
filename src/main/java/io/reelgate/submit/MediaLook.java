package io.reelgate.submit;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.request.MediaReference;
import io.reelgate.port.CallerMedia;
import io.reelgate.port.CallerMedia.Finding;
import io.reelgate.port.InlineMedia;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A look at all media of one request, at once. {@code inline}: whether the bytes of images are wanted. */
record MediaLook(List<MediaReference> references, boolean inline) {
    MediaLook {
        references = List.copyOf(references);
    }

    /** How many bytes it may bring: known before the look only by the cap. */
    long largest() {
        long images = references.stream()
                .filter(reference -> reference.kind() == MediaReference.Kind.IMAGE)
                .count();
        return inline ? images * PrefetchSettings.LARGEST_IMAGE : 0;
    }

    /** Waits for each of them, also where one cannot be used: what is still being fetched still takes memory. */
    Future<Findings> at(CallerMedia media, AccountId whom) {
        List<Future<Seen>> looks = references.stream()
                .map(reference -> look(media, whom, reference))
                .toList();
        return Future.join(looks)
                .map(all -> new Findings(looks.stream().map(Future::result).toList()));
    }

    private Future<Seen> look(CallerMedia media, AccountId whom, MediaReference reference) {
        return Future.succeededFuture(reference)
                .compose(each -> switch (each.kind()) {
                    case IMAGE -> media.image(whom, each.url(), inline);
                    case LORA -> media.lora(whom, each.url());
                })
                .map(finding -> new Seen(reference, finding));
    }

    /** What was found behind one reference. */
    record Seen(MediaReference reference, Finding finding) {
        private Stream<Unusable> unusable() {
            return finding instanceof Finding.Unusable found
                    ? Stream.of(new Unusable(reference, found))
                    : Stream.empty();
        }
    }

    /** Why a request cannot be submitted to anybody. */
    record Unusable(MediaReference reference, Finding.Unusable finding) {
        Failure failure() {
            return Failure.of(reference.kind().failCode(), finding.fault().words());
        }

        /** As metrics call it. */
        String word() {
            return finding.fault().name().toLowerCase(Locale.ROOT);
        }
    }

    /** In the order of the request. */
    record Findings(List<Seen> seen) {
        Findings {
            seen = List.copyOf(seen);
        }

        /** The first in the order of the request, so that the same request always fails for the same reason. */
        Optional<Unusable> unusable() {
            return seen.stream().flatMap(Seen::unusable).findFirst();
        }

        /** All bytes that were kept. */
        InlineMedia inline() {
            Map<String, InlineMedia.Image> urlToImage = new HashMap<>();
            for (Seen each : seen) {
                if (each.finding() instanceof Finding.Usable usable) {
                    usable.bytes()
                            .map(bytes -> new InlineMedia.Image(usable.mediaType(), bytes, usable.size()))
                            .ifPresent(image -> urlToImage.put(each.reference().url(), image));
                }
            }
            return new InlineMedia(urlToImage);
        }
    }
}
