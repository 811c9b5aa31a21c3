// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.web;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Reads a few values of a document. */
final class Xml {

    private Xml() {}

    /** For each element of this name, the texts of some of its children. */
    static List<String> ofEach(String document, String name, String... children) throws Exception {
        var root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(document)));
        var elements = root.getElementsByTagName(name);
        var found = new ArrayList<String>();
        for (int i = 0; i < elements.getLength(); i++) {
            var element = (Element) elements.item(i);
            found.add(Stream.of(children)
                    .map(child -> element.getElementsByTagName(child).item(0).getTextContent())
                    .collect(Collectors.joining(" ")));
        }
        return found;
    }
}
