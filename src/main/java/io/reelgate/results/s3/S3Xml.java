package io.reelgate.results.s3;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the few elements we need of a store's answers; no document types, no entities. */
final class S3Xml {
    private static final XMLInputFactory FACTORY = factory();

    private S3Xml() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** The text of the first element of this name; empty where there is none, or no XML. */
    static Optional<String> first(Buffer document, String name) {
        return texts(document, name).stream().findFirst();
    }

    /** The texts of all elements of this name, as far as the document can be read. */
    static List<String> texts(Buffer document, String name) {
        List<String> texts = new ArrayList<>();
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(document.getBytes()));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals(name)) {
                    texts.add(reader.getElementText());
                }
            }
        } catch (XMLStreamException noXml) {
            return texts;
        }
        return texts;
    }
}
