package io.reelgate.simulator.vendor;

import io.reelgate.simulator.http.RouteGroup;
import java.util.List;

/** One vendor's wire format, on the vendor's own paths. */
public interface VendorFormat extends RouteGroup {

    /** Its calls, for people. */
    List<String> endpoints();
}
