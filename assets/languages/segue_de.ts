<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
 <context>
  <name>Segue</name>
  <message>
   <source> After that it counts as approved.</source>
   <translation> Danach gilt er als abgenommen.</translation>
  </message>
  <message>
   <source> Due {0}.</source>
   <translation> Fällig {0}.</translation>
  </message>
  <message>
   <source> It was due {0}.</source>
   <translation> Fällig war es {0}.</translation>
  </message>
  <message>
   <source> Silence approves it.</source>
   <translation> Schweigen gibt frei.</translation>
  </message>
  <message>
   <source> and </source>
   <translation> und </translation>
  </message>
  <message>
   <source> and {0}</source>
   <translation> und {0}</translation>
  </message>
  <message>
   <source> at {time}</source>
   <translation> bei {time}</translation>
  </message>
  <message>
   <source> by </source>
   <translation> von </translation>
  </message>
  <message>
   <source> by silence</source>
   <translation> durch Schweigen</translation>
  </message>
  <message>
   <source> by {0}</source>
   <translation> bis {0}</translation>
  </message>
  <message>
   <source> day</source>
   <translation> Tag</translation>
  </message>
  <message>
   <source> days</source>
   <translation> Tage</translation>
  </message>
  <message>
   <source> float</source>
   <translation> Gleitkomma</translation>
  </message>
  <message>
   <source> from </source>
   <translation> von </translation>
  </message>
  <message>
   <source> long</source>
   <translation> lang</translation>
  </message>
  <message>
   <source> min</source>
   <translation> Min.</translation>
  </message>
  <message>
   <source> or </source>
   <translation> oder </translation>
  </message>
  <message>
   <source> to </source>
   <translation> bis </translation>
  </message>
  <message>
   <source> {0} has.</source>
   <translation> {0} hat schon.</translation>
  </message>
  <message>
   <source> {0} is next.</source>
   <translation> Als Nächstes wird {0} gefragt.</translation>
  </message>
  <message>
   <source>, another brief</source>
   <translation>, eine andere Beschreibung</translation>
  </message>
  <message>
   <source>, by {day}</source>
   <translation>, bis {day}</translation>
  </message>
  <message>
   <source>, else silence approves it</source>
   <translation>, sonst gilt Schweigen als Freigabe</translation>
  </message>
  <message>
   <source>, silence approves</source>
   <translation>, Schweigen gibt frei</translation>
  </message>
  <message>
   <source>, {n} more fit</source>
   <translation>, {n} weitere passen</translation>
  </message>
  <message>
   <source>, {span} left</source>
   <translation>, noch {span}</translation>
  </message>
  <message>
   <source>0 to 104 weeks are possible</source>
   <translation>Möglich sind 0 bis 104 Wochen</translation>
  </message>
  <message>
   <source>1. Show this line to your first device</source>
   <translation>1. Zeig diese Zeile deinem ersten Gerät</translation>
  </message>
  <message>
   <source>16 bit</source>
   <translation>16 Bit</translation>
  </message>
  <message>
   <source>16 bit or more</source>
   <translation>16 Bit oder mehr</translation>
  </message>
  <message>
   <source>1×</source>
   <translation>1×</translation>
  </message>
  <message>
   <source>2. Paste what the first device answers</source>
   <translation>2. Füge ein, was das erste Gerät antwortet</translation>
  </message>
  <message>
   <source>24 bit</source>
   <translation>24 Bit</translation>
  </message>
  <message>
   <source>24 bit, but only 16 of them are used</source>
   <translation>24 Bit, aber nur 16 davon sind genutzt</translation>
  </message>
  <message>
   <source>24 used bits</source>
   <translation>24 genutzte Bits</translation>
  </message>
  <message>
   <source>2×</source>
   <translation>2×</translation>
  </message>
  <message>
   <source>32 bit float</source>
   <translation>32 Bit Gleitkomma</translation>
  </message>
  <message>
   <source>403 on purpose.</source>
   <translation>403 mit Absicht.</translation>
  </message>
  <message>
   <source>409 on purpose.</source>
   <translation>409 mit Absicht.</translation>
  </message>
  <message>
   <source>44100 Hz or more</source>
   <translation>44100 Hz oder mehr</translation>
  </message>
  <message>
   <source>503 on purpose.</source>
   <translation>503 mit Absicht.</translation>
  </message>
  <message>
   <source>; all rounds of changes are used up</source>
   <translation>; alle Änderungsrunden sind aufgebraucht</translation>
  </message>
  <message>
   <source>&lt;in 7 days&gt;</source>
   <translation>&lt;in 7 Tagen&gt;</translation>
  </message>
  <message>
   <source>&lt;members' key&gt;</source>
   <translation>&lt;Schlüssel der Mitglieder&gt;</translation>
  </message>
  <message>
   <source>&lt;second bucket&gt;</source>
   <translation>&lt;zweiter Bucket&gt;</translation>
  </message>
  <message>
   <source>&lt;your key id&gt;</source>
   <translation>&lt;deine Schlüssel-ID&gt;</translation>
  </message>
  <message>
   <source>A baseline keeps all dates as they are now, such as when everybody has agreed. Later you see here, and in the plan, what has moved since.</source>
   <translation>Ein Basisplan hält alle Termine fest, wie sie jetzt sind, etwa wenn alle zugestimmt haben. Später siehst du hier und im Plan, was sich seither verschoben hat.</translation>
  </message>
  <message>
   <source>A blind comparison has 1 to {0} rounds, not {1}.</source>
   <translation>Ein Blindvergleich hat 1 bis {0} Runden, nicht {1}.</translation>
  </message>
  <message>
   <source>A body of {0} bytes is too large.</source>
   <translation>Ein Inhalt von {0} Bytes ist zu groß.</translation>
  </message>
  <message>
   <source>A budget of {0} minor units is not possible.</source>
   <translation>Ein Budget von {0} kleinsten Einheiten ist nicht möglich.</translation>
  </message>
  <message>
   <source>A calendar holds at most {0}; leave out the years long past.</source>
   <translation>Ein Kalender fasst höchstens {0}; lass lange vergangene Jahre weg.</translation>
  </message>
  <message>
   <source>A calendar that cannot be used</source>
   <translation>Ein unbrauchbarer Kalender</translation>
  </message>
  <message>
   <source>A call by the minute has no price of its own and no milestones.</source>
   <translation>Ein Gespräch nach Minuten hat keinen eigenen Preis und keine Meilensteine.</translation>
  </message>
  <message>
   <source>A call cannot be billed like this: {0}.</source>
   <translation>So kann ein Gespräch nicht abgerechnet werden: {0}.</translation>
  </message>
  <message>
   <source>A cappella</source>
   <translation>A cappella</translation>
  </message>
  <message>
   <source>A chain file</source>
   <translation>Eine Kettendatei</translation>
  </message>
  <message>
   <source>A chain file…</source>
   <translation>Eine Kettendatei…</translation>
  </message>
  <message>
   <source>A chunk is named by its id, its key and its length.</source>
   <translation>Ein Block wird durch seine ID, seinen Schlüssel und seine Länge bezeichnet.</translation>
  </message>
  <message>
   <source>A chunk of the answer has no length.</source>
   <translation>Ein Block der Antwort hat keine Länge.</translation>
  </message>
  <message>
   <source>A chunk's id, key or length has a wrong form.</source>
   <translation>ID, Schlüssel oder Länge eines Blocks haben eine falsche Form.</translation>
  </message>
  <message>
   <source>A closed production stays readable for everybody, takes no more edits and offers nothing. It can be opened again.</source>
   <translation>Eine abgeschlossene Produktion bleibt für alle lesbar, nimmt keine Änderungen mehr an und bietet nichts mehr an. Sie lässt sich wieder öffnen.</translation>
  </message>
  <message>
   <source>A co-owner has a name.</source>
   <translation>Ein Miteigentümer hat einen Namen.</translation>
  </message>
  <message>
   <source>A co-owner reads the whole plan with its prices and decides in it as you do. New hand-offs are opened by you.</source>
   <translation>Miteigentümer lesen den ganzen Plan mit seinen Preisen und entscheiden darin wie du. Neue Übergaben öffnest du.</translation>
  </message>
  <message>
   <source>A correction makes a payment less, and {0} is recorded.</source>
   <translation>Eine Berichtigung macht eine Zahlung kleiner, und festgehalten sind {0}.</translation>
  </message>
  <message>
   <source>A credit has values that no reader can use.</source>
   <translation>Ein Credit enthält Werte, die kein Leser verwenden kann.</translation>
  </message>
  <message>
   <source>A credit is accepted with your person key, which is not on this device.</source>
   <translation>Ein Credit wird mit deinem Personenschlüssel angenommen, und der liegt nicht auf diesem Gerät.</translation>
  </message>
  <message>
   <source>A credit is signed by the key that it names.</source>
   <translation>Ein Credit wird mit dem Schlüssel signiert, den er nennt.</translation>
  </message>
  <message>
   <source>A damaged file cannot be renamed: {0}.</source>
   <translation>Eine beschädigte Datei lässt sich nicht umbenennen: {0}.</translation>
  </message>
  <message>
   <source>A date outside {0} to {1} cannot be planned.</source>
   <translation>Ein Datum außerhalb von {0} bis {1} lässt sich nicht planen.</translation>
  </message>
  <message>
   <source>A day has 24 hours.</source>
   <translation>Ein Tag hat 24 Stunden.</translation>
  </message>
  <message>
   <source>A deliverable is handed on to one place at a time.</source>
   <translation>Ein Ergebnis wird immer nur an einen Ort weitergegeben.</translation>
  </message>
  <message>
   <source>A deliverable is signed by its maker or by a device of theirs.</source>
   <translation>Ein Ergebnis wird von seinem Urheber signiert oder von einem seiner Geräte.</translation>
  </message>
  <message>
   <source>A delivery spec is a JSON object.</source>
   <translation>Eine Abgabe-Spezifikation ist ein JSON-Objekt.</translation>
  </message>
  <message>
   <source>A device asks under a key that this room never had.</source>
   <translation>Ein Gerät fragt mit einem Schlüssel, den dieser Raum nie hatte.</translation>
  </message>
  <message>
   <source>A device asks with another device's certificate.</source>
   <translation>Ein Gerät fragt mit dem Zertifikat eines anderen Geräts.</translation>
  </message>
  <message>
   <source>A device sent two packets under one number.</source>
   <translation>Ein Gerät hat zwei Pakete unter derselben Nummer geschickt.</translation>
  </message>
  <message>
   <source>A device's box key is not usable.</source>
   <translation>Der Box-Schlüssel eines Geräts ist unbrauchbar.</translation>
  </message>
  <message>
   <source>A device's certificate has a wrong form.</source>
   <translation>Das Zertifikat eines Geräts hat eine falsche Form.</translation>
  </message>
  <message>
   <source>A device's certificate is not signed by the person it names.</source>
   <translation>Das Zertifikat eines Geräts ist nicht von der Person signiert, die es nennt.</translation>
  </message>
  <message>
   <source>A dispute</source>
   <translation>Ein Streit</translation>
  </message>
  <message>
   <source>A draft: something was in the way. Its manifest says what was passed over.</source>
   <translation>Ein Entwurf: Etwas stand im Weg. Sein Manifest sagt, was übergangen wurde.</translation>
  </message>
  <message>
   <source>A failed check uses up no round of changes.</source>
   <translation>Eine nicht bestandene Prüfung kostet keine Änderungsrunde.</translation>
  </message>
  <message>
   <source>A field of a file in a manifest has a wrong form.</source>
   <translation>Ein Feld einer Datei im Manifest hat eine falsche Form.</translation>
  </message>
  <message>
   <source>A field of a frame's header has a wrong form.</source>
   <translation>Ein Feld im Kopf eines Frames hat eine falsche Form.</translation>
  </message>
  <message>
   <source>A field of the name stands in braces, such as {song}_{part}.wav.</source>
   <translation>Ein Feld des Namens steht in geschweiften Klammern, etwa {song}_{part}.wav.</translation>
  </message>
  <message>
   <source>A file in a manifest lacks a field.</source>
   <translation>Einer Datei im Manifest fehlt ein Feld.</translation>
  </message>
  <message>
   <source>A file is in the way</source>
   <translation>Eine Datei ist im Weg</translation>
  </message>
  <message>
   <source>A file is muted by its output and its name.</source>
   <translation>Eine Datei wird über ihre Ausgabe und ihren Namen stumm geschaltet.</translation>
  </message>
  <message>
   <source>A file of that name is there; it is replaced.</source>
   <translation>Eine Datei dieses Namens ist schon da; sie wird ersetzt.</translation>
  </message>
  <message>
   <source>A file without length cannot be asked for. Leave the field empty where any will do.</source>
   <translation>Eine Datei ohne Länge kann man nicht verlangen. Lass das Feld leer, wenn jede recht ist.</translation>
  </message>
  <message>
   <source>A folder</source>
   <translation>Ein Ordner</translation>
  </message>
  <message>
   <source>A folder has its own permissions.</source>
   <translation>Ein Ordner hat seine eigenen Rechte.</translation>
  </message>
  <message>
   <source>A folder with one page and the sound, which any browser opens without the net.</source>
   <translation>Ein Ordner mit einer Seite und dem Ton, den jeder Browser ohne Netz öffnet.</translation>
  </message>
  <message>
   <source>A folder with one page for any browser, made of credits that you have accepted. Put it on any web space, or send it. There is never a price on it.</source>
   <translation>Ein Ordner mit einer Seite für jeden Browser, aus Credits, die du angenommen hast. Leg ihn auf einen beliebigen Webspace oder verschick ihn. Ein Preis steht nie darauf.</translation>
  </message>
  <message>
   <source>A frame is of an unknown kind: {0}.</source>
   <translation>Ein Frame ist von unbekannter Art: {0}.</translation>
  </message>
  <message>
   <source>A frame is under another key than the one at hand.</source>
   <translation>Ein Frame steht unter einem anderen Schlüssel als dem vorhandenen.</translation>
  </message>
  <message>
   <source>A frame of {0} bytes is too large.</source>
   <translation>Ein Frame von {0} Bytes ist zu groß.</translation>
  </message>
  <message>
   <source>A frame's body does not open with its key.</source>
   <translation>Der Inhalt eines Frames lässt sich mit seinem Schlüssel nicht öffnen.</translation>
  </message>
  <message>
   <source>A frame's body is too large.</source>
   <translation>Der Inhalt eines Frames ist zu groß.</translation>
  </message>
  <message>
   <source>A frame's body is too short.</source>
   <translation>Der Inhalt eines Frames ist zu kurz.</translation>
  </message>
  <message>
   <source>A frame's header does not end.</source>
   <translation>Der Kopf eines Frames endet nicht.</translation>
  </message>
  <message>
   <source>A frame's header is too long.</source>
   <translation>Der Kopf eines Frames ist zu lang.</translation>
  </message>
  <message>
   <source>A frame's header lacks a field or has one too many: {0}.</source>
   <translation>Im Kopf eines Frames fehlt ein Feld, oder es ist eins zu viel: {0}.</translation>
  </message>
  <message>
   <source>A gig that you keep</source>
   <translation>Ein Auftrag, den du behältst</translation>
  </message>
  <message>
   <source>A kept piece cannot be deleted ({0}).</source>
   <translation>Ein aufbewahrtes Stück lässt sich nicht löschen ({0}).</translation>
  </message>
  <message>
   <source>A kept piece cannot be read ({0}).</source>
   <translation>Ein aufbewahrtes Stück lässt sich nicht lesen ({0}).</translation>
  </message>
  <message>
   <source>A key has not arrived yet</source>
   <translation>Ein Schlüssel ist noch nicht angekommen</translation>
  </message>
  <message>
   <source>A key pair has an id and a secret.</source>
   <translation>Ein Schlüsselpaar besteht aus ID und Geheimnis.</translation>
  </message>
  <message>
   <source>A key ring is for another hand-off than the one in whose place it lies.</source>
   <translation>Ein Schlüsselbund gehört zu einer anderen Übergabe als der, an deren Platz er liegt.</translation>
  </message>
  <message>
   <source>A key ring lacks a part, or a part has a wrong form.</source>
   <translation>Einem Schlüsselbund fehlt ein Teil, oder ein Teil hat eine falsche Form.</translation>
  </message>
  <message>
   <source>A key ring was written by somebody other than the owner.</source>
   <translation>Ein Schlüsselbund wurde nicht vom Eigentümer geschrieben.</translation>
  </message>
  <message>
   <source>A key ring was written by somebody who does not decide there.</source>
   <translation>Ein Schlüsselbund wurde von jemandem geschrieben, der dort nicht entscheidet.</translation>
  </message>
  <message>
   <source>A key ring's signature is wrong.</source>
   <translation>Die Signatur eines Schlüsselbunds ist falsch.</translation>
  </message>
  <message>
   <source>A lag of {0} hours is too long.</source>
   <translation>Ein Abstand von {0} Stunden ist zu lang.</translation>
  </message>
  <message>
   <source>A lane has no “{0}”.</source>
   <translation>Ein Kanal hat kein „{0}“.</translation>
  </message>
  <message>
   <source>A length needs a sample rate: fill that in, or write the length in frames.</source>
   <translation>Eine Länge braucht eine Abtastrate: Trag sie ein oder schreib die Länge in Frames.</translation>
  </message>
  <message>
   <source>A letter to hear it, Enter to prefer it, 0 for no preference, Space to play or pause, R for the result, Esc to give up</source>
   <translation>Ein Buchstabe zum Hören, Enter zum Vorziehen, 0 für keine Vorliebe, Leertaste für Abspielen oder Pause, R für das Ergebnis, Esc zum Aufgeben</translation>
  </message>
  <message>
   <source>A limit cannot be below nothing.</source>
   <translation>Eine Grenze kann nicht unter null liegen.</translation>
  </message>
  <message>
   <source>A link lives 1 to {0} days: storages sign none for longer.</source>
   <translation>Ein Link gilt 1 bis {0} Tage: Länger signiert kein Speicher.</translation>
  </message>
  <message>
   <source>A login needs a key id and a secret.</source>
   <translation>Eine Anmeldung braucht Schlüssel-ID und Geheimnis.</translation>
  </message>
  <message>
   <source>A manifest has no list of files.</source>
   <translation>Ein Manifest hat keine Liste der Dateien.</translation>
  </message>
  <message>
   <source>A manifest has too many pieces.</source>
   <translation>Ein Manifest hat zu viele Stücke.</translation>
  </message>
  <message>
   <source>A manifest is not the one that was signed.</source>
   <translation>Ein Manifest ist nicht das, das signiert wurde.</translation>
  </message>
  <message>
   <source>A manifest's pieces are not as long as was signed.</source>
   <translation>Die Stücke eines Manifests sind nicht so lang wie signiert.</translation>
  </message>
  <message>
   <source>A marker cannot lie from {0} to {1} s.</source>
   <translation>Eine Marke kann nicht von {0} bis {1} s liegen.</translation>
  </message>
  <message>
   <source>A marker has 1 to {0} characters.</source>
   <translation>Eine Marke hat 1 bis {0} Zeichen.</translation>
  </message>
  <message>
   <source>A message could not be read</source>
   <translation>Eine Nachricht ließ sich nicht lesen</translation>
  </message>
  <message>
   <source>A minute</source>
   <translation>Eine Minute</translation>
  </message>
  <message>
   <source>A mix cannot be written as “{0}”.</source>
   <translation>Ein Mix lässt sich nicht als „{0}“ schreiben.</translation>
  </message>
  <message>
   <source>A mix takes either stems or one session file.</source>
   <translation>Ein Mix nimmt entweder Stems oder eine Session-Datei.</translation>
  </message>
  <message>
   <source>A move was broken off</source>
   <translation>Ein Umzug wurde abgebrochen</translation>
  </message>
  <message>
   <source>A name can have {0} bytes at most.</source>
   <translation>Ein Name darf höchstens {0} Bytes haben.</translation>
  </message>
  <message>
   <source>A name cannot have control characters.</source>
   <translation>Ein Name darf keine Steuerzeichen enthalten.</translation>
  </message>
  <message>
   <source>A name needs at least one visible character.</source>
   <translation>Ein Name braucht mindestens ein sichtbares Zeichen.</translation>
  </message>
  <message>
   <source>A name of a file cannot hold / \ : * ? " &lt; &gt; or |. Leave them out.</source>
   <translation>Ein Dateiname darf kein / \ : * ? " &lt; &gt; oder | enthalten. Lass sie weg.</translation>
  </message>
  <message>
   <source>A name of a key (did:key) is none.</source>
   <translation>Der Name eines Schlüssels (did:key) ist keiner.</translation>
  </message>
  <message>
   <source>A name of {0} letters is not possible.</source>
   <translation>Ein Name mit {0} Zeichen ist nicht möglich.</translation>
  </message>
  <message>
   <source>A name of {0} letters is too long.</source>
   <translation>Ein Name mit {0} Zeichen ist zu lang.</translation>
  </message>
  <message>
   <source>A new or empty folder; on another disk everything is copied and compared first. Until that is done nothing changes.</source>
   <translation>Ein neuer oder leerer Ordner; auf einem anderen Laufwerk wird erst alles kopiert und verglichen. Bis das fertig ist, ändert sich nichts.</translation>
  </message>
  <message>
   <source>A new stage needs a title.</source>
   <translation>Ein neuer Schritt braucht einen Titel.</translation>
  </message>
  <message>
   <source>A no to a milestone says what is missing.</source>
   <translation>Ein Nein zu einem Meilenstein sagt, was fehlt.</translation>
  </message>
  <message>
   <source>A no to minutes says what is not right.</source>
   <translation>Ein Nein zu Minuten sagt, was nicht stimmt.</translation>
  </message>
  <message>
   <source>A note needs words.</source>
   <translation>Eine Notiz braucht Worte.</translation>
  </message>
  <message>
   <source>A note; it is set where the player stands, or on the range that you drag</source>
   <translation>Eine Notiz; sie steht, wo der Player steht, oder auf dem Bereich, den du ziehst</translation>
  </message>
  <message>
   <source>A packed body cannot be unpacked: {0}.</source>
   <translation>Ein gepackter Inhalt lässt sich nicht entpacken: {0}.</translation>
  </message>
  <message>
   <source>A packed body does not declare its size, or is too large.</source>
   <translation>Ein gepackter Inhalt nennt seine Größe nicht oder ist zu groß.</translation>
  </message>
  <message>
   <source>A packed body is no zstd frame.</source>
   <translation>Ein gepackter Inhalt ist kein zstd-Frame.</translation>
  </message>
  <message>
   <source>A packed piece begins with what no packing is.</source>
   <translation>Ein gepacktes Stück beginnt mit etwas, das keine Packung ist.</translation>
  </message>
  <message>
   <source>A packed piece is not as long as it says.</source>
   <translation>Ein gepacktes Stück ist nicht so lang, wie es sagt.</translation>
  </message>
  <message>
   <source>A packed piece is too short.</source>
   <translation>Ein gepacktes Stück ist zu kurz.</translation>
  </message>
  <message>
   <source>A packet holds {0} events; {1} are allowed.</source>
   <translation>Ein Paket enthält {0} Ereignisse; erlaubt sind {1}.</translation>
  </message>
  <message>
   <source>A packet is not by a member of this room.</source>
   <translation>Ein Paket stammt nicht von einem Mitglied dieses Raums.</translation>
  </message>
  <message>
   <source>A packet is not the next of its device.</source>
   <translation>Ein Paket ist nicht das nächste seines Geräts.</translation>
  </message>
  <message>
   <source>A packet is under a key of no epoch of this room.</source>
   <translation>Ein Paket steht unter einem Schlüssel, der zu keiner Epoche dieses Raums gehört.</translation>
  </message>
  <message>
   <source>A packet's body lacks its fields.</source>
   <translation>Dem Inhalt eines Pakets fehlen seine Felder.</translation>
  </message>
  <message>
   <source>A packet's signature is wrong.</source>
   <translation>Die Signatur eines Pakets ist falsch.</translation>
  </message>
  <message>
   <source>A paid change</source>
   <translation>Eine bezahlte Änderung</translation>
  </message>
  <message>
   <source>A part of the pass is missing or has a wrong form.</source>
   <translation>Ein Teil der Einladung fehlt oder hat eine falsche Form.</translation>
  </message>
  <message>
   <source>A pause</source>
   <translation>Eine Pause</translation>
  </message>
  <message>
   <source>A payment is an amount above zero, and a tip is a part of it.</source>
   <translation>Eine Zahlung ist ein Betrag über null, und ein Trinkgeld ist ein Teil davon.</translation>
  </message>
  <message>
   <source>A payment is an amount above zero.</source>
   <translation>Eine Zahlung ist ein Betrag über null.</translation>
  </message>
  <message>
   <source>A payment is recorded or corrected, not both at once.</source>
   <translation>Eine Zahlung wird festgehalten oder berichtigt, nicht beides zugleich.</translation>
  </message>
  <message>
   <source>A person needs a name.</source>
   <translation>Eine Person braucht einen Namen.</translation>
  </message>
  <message>
   <source>A picture of {width} by {height} pixels is too large.</source>
   <translation>Ein Bild von {width} mal {height} Pixeln ist zu groß.</translation>
  </message>
  <message>
   <source>A piece of a file cannot be kept ({0}).</source>
   <translation>Ein Stück einer Datei lässt sich nicht aufbewahren ({0}).</translation>
  </message>
  <message>
   <source>A piece of a file cannot be unpacked.</source>
   <translation>Ein Stück einer Datei lässt sich nicht entpacken.</translation>
  </message>
  <message>
   <source>A piece of a file does not open with its key.</source>
   <translation>Ein Stück einer Datei lässt sich mit seinem Schlüssel nicht öffnen.</translation>
  </message>
  <message>
   <source>A piece of a file has another length than was signed.</source>
   <translation>Ein Stück einer Datei hat eine andere Länge als signiert.</translation>
  </message>
  <message>
   <source>A piece of a file is not what its name says.</source>
   <translation>Ein Stück einer Datei ist nicht, was sein Name sagt.</translation>
  </message>
  <message>
   <source>A plan without stages has no dates to keep.</source>
   <translation>Ein Plan ohne Schritte hat keine Termine zum Festhalten.</translation>
  </message>
  <message>
   <source>A player takes float32 or int16, not {0}.</source>
   <translation>Ein Player nimmt float32 oder int16, nicht {0}.</translation>
  </message>
  <message>
   <source>A plug-in went wrong: find it by muting, then export again.</source>
   <translation>Ein Plug-in macht Fehler: Finde es durch Stummschalten, dann exportiere neu.</translation>
  </message>
  <message>
   <source>A point to look at in the next take</source>
   <translation>Worauf beim nächsten Take zu achten ist</translation>
  </message>
  <message>
   <source>A point to look at in this take</source>
   <translation>Worauf bei diesem Take zu achten ist</translation>
  </message>
  <message>
   <source>A preview with a soft tone every few seconds</source>
   <translation>Vorschau mit leisem Signalton alle paar Sekunden</translation>
  </message>
  <message>
   <source>A preview, compressed</source>
   <translation>Vorschau, komprimiert</translation>
  </message>
  <message>
   <source>A problem</source>
   <translation>Ein Problem</translation>
  </message>
  <message>
   <source>A production cannot live here yet</source>
   <translation>Hier kann noch keine Produktion liegen</translation>
  </message>
  <message>
   <source>A production has at most {0} markers.</source>
   <translation>Eine Produktion hat höchstens {0} Marken.</translation>
  </message>
  <message>
   <source>A production holds at most {0}. Start another one for these.</source>
   <translation>Eine Produktion fasst höchstens {0}. Beginne dafür eine weitere.</translation>
  </message>
  <message>
   <source>A production needs a place for its shared files.</source>
   <translation>Eine Produktion braucht einen Ort für ihre geteilten Dateien.</translation>
  </message>
  <message>
   <source>A production needs a place.</source>
   <translation>Eine Produktion braucht einen Ort.</translation>
  </message>
  <message>
   <source>A production needs a title.</source>
   <translation>Eine Produktion braucht einen Titel.</translation>
  </message>
  <message>
   <source>A rate cannot be below nothing.</source>
   <translation>Ein Satz kann nicht unter null liegen.</translation>
  </message>
  <message>
   <source>A rate is for an hour, a day or a stage.</source>
   <translation>Ein Satz gilt pro Stunde, pro Tag oder pro Schritt.</translation>
  </message>
  <message>
   <source>A rate needs its currency.</source>
   <translation>Ein Satz braucht seine Währung.</translation>
  </message>
  <message>
   <source>A recipe has no “{0}”.</source>
   <translation>Ein Rezept hat kein „{0}“.</translation>
  </message>
  <message>
   <source>A recipe's name has 1 to 40 of a to z, 0 to 9 and hyphens.</source>
   <translation>Der Name eines Rezepts hat 1 bis 40 Zeichen: a bis z, 0 bis 9 und Bindestriche.</translation>
  </message>
  <message>
   <source>A recovery file of another form.</source>
   <translation>Eine Wiederherstellungsdatei in anderer Form.</translation>
  </message>
  <message>
   <source>A release feed needs the key that signs it.</source>
   <translation>Ein Versionsfeed braucht den Schlüssel, mit dem er unterschrieben ist.</translation>
  </message>
  <message>
   <source>A remark needs words.</source>
   <translation>Eine Bemerkung braucht Worte.</translation>
  </message>
  <message>
   <source>A required check failed.</source>
   <translation>Eine Pflichtprüfung ist nicht bestanden.</translation>
  </message>
  <message>
   <source>A revocation alone says nothing; name the credit too.</source>
   <translation>Ein Widerruf allein sagt nichts; nenne auch den Credit.</translation>
  </message>
  <message>
   <source>A ring needs at least one key.</source>
   <translation>Ein Bund braucht mindestens einen Schlüssel.</translation>
  </message>
  <message>
   <source>A room does not begin with its opening.</source>
   <translation>Ein Raum beginnt nicht mit seiner Eröffnung.</translation>
  </message>
  <message>
   <source>A room for a person is opened by the owner's own devices only.</source>
   <translation>Einen Raum für eine Person eröffnen nur die eigenen Geräte des Eigentümers.</translation>
  </message>
  <message>
   <source>A room was opened by somebody other than the owner.</source>
   <translation>Ein Raum wurde nicht vom Eigentümer eröffnet.</translation>
  </message>
  <message>
   <source>A room was opened without a right certificate.</source>
   <translation>Ein Raum wurde ohne richtiges Zertifikat eröffnet.</translation>
  </message>
  <message>
   <source>A sealed message is for another device, or it was changed on the way.</source>
   <translation>Eine versiegelte Nachricht ist für ein anderes Gerät, oder sie wurde unterwegs verändert.</translation>
  </message>
  <message>
   <source>A sealed message is too short to be one.</source>
   <translation>Eine versiegelte Nachricht ist zu kurz, um eine zu sein.</translation>
  </message>
  <message>
   <source>A sealed piece does not open with its key, or it was changed.</source>
   <translation>Ein versiegeltes Stück lässt sich mit seinem Schlüssel nicht öffnen, oder es wurde verändert.</translation>
  </message>
  <message>
   <source>A sealed secret does not open with this key, or it was changed.</source>
   <translation>Ein versiegeltes Geheimnis lässt sich mit diesem Schlüssel nicht öffnen, oder es wurde verändert.</translation>
  </message>
  <message>
   <source>A sealed secret is too short to be one.</source>
   <translation>Ein versiegeltes Geheimnis ist zu kurz, um eins zu sein.</translation>
  </message>
  <message>
   <source>A segment of the log is cut off or damaged.</source>
   <translation>Ein Abschnitt des Protokolls ist abgeschnitten oder beschädigt.</translation>
  </message>
  <message>
   <source>A server's address begins with https://.</source>
   <translation>Die Adresse eines Servers beginnt mit https://.</translation>
  </message>
  <message>
   <source>A share of royalties is more than 0 and at most 100 percent.</source>
   <translation>Ein Anteil an Tantiemen liegt über 0 und höchstens bei 100 Prozent.</translation>
  </message>
  <message>
   <source>A split lies between what is paid, {0}, and the agreed price, {1}.</source>
   <translation>Eine Aufteilung liegt zwischen dem Bezahlten, {0}, und dem vereinbarten Preis, {1}.</translation>
  </message>
  <message>
   <source>A stage gets here by an offer.</source>
   <translation>Ein Schritt kommt durch ein Angebot hierher.</translation>
  </message>
  <message>
   <source>A stage gets here when all that is owed is recorded as paid.</source>
   <translation>Ein Schritt kommt hierher, wenn alles Geschuldete als bezahlt festgehalten ist.</translation>
  </message>
  <message>
   <source>A stage gets here when an offer comes to nothing, or work is paused, disputed or cancelled.</source>
   <translation>Ein Schritt kommt hierher, wenn aus einem Angebot nichts wird oder die Arbeit pausiert, strittig oder abgebrochen ist.</translation>
  </message>
  <message>
   <source>A stage gets here when its person delivers a take.</source>
   <translation>Ein Schritt kommt hierher, wenn die Person einen Take abgibt.</translation>
  </message>
  <message>
   <source>A stage gets here when the person accepts your offer.</source>
   <translation>Ein Schritt kommt hierher, wenn die Person dein Angebot annimmt.</translation>
  </message>
  <message>
   <source>A stage gets here when you approve its take.</source>
   <translation>Ein Schritt kommt hierher, wenn du seinen Take freigibst.</translation>
  </message>
  <message>
   <source>A stage gets here when you ask for changes, with notes at a time.</source>
   <translation>Ein Schritt kommt hierher, wenn du Änderungen verlangst, mit Notizen zu einer Stelle.</translation>
  </message>
  <message>
   <source>A stage has no field “{0}”.</source>
   <translation>Ein Schritt hat kein Feld „{0}“.</translation>
  </message>
  <message>
   <source>A stage is planned until it is offered or worked on.</source>
   <translation>Ein Schritt ist geplant, bis er angeboten oder bearbeitet wird.</translation>
  </message>
  <message>
   <source>A stage needs a title.</source>
   <translation>Ein Schritt braucht einen Titel.</translation>
  </message>
  <message>
   <source>A statement has words, {0} letters at most.</source>
   <translation>Eine Stellungnahme hat Worte, höchstens {0} Zeichen.</translation>
  </message>
  <message>
   <source>A summary of the day, from</source>
   <translation>Eine Tagesübersicht, ab</translation>
  </message>
  <message>
   <source>A sync program has left second versions in the shared folder of “{0}”: {1}.</source>
   <translation>Ein Sync-Programm hat im geteilten Ordner von „{0}“ zweite Fassungen hinterlassen: {1}.</translation>
  </message>
  <message>
   <source>A take of “{0}” holds every output, and {1} is missing.</source>
   <translation>Ein Take von „{0}“ enthält jede Ausgabe, und {1} fehlt.</translation>
  </message>
  <message>
   <source>A tax needs a name.</source>
   <translation>Eine Steuer braucht einen Namen.</translation>
  </message>
  <message>
   <source>A tax rate</source>
   <translation>Ein Steuersatz</translation>
  </message>
  <message>
   <source>A tax rate is from 0 to below 100 %.</source>
   <translation>Ein Steuersatz geht von 0 bis unter 100 %.</translation>
  </message>
  <message>
   <source>A tax was recorded with a payment, and the business details say that there is none.</source>
   <translation>Mit einer Zahlung wurde eine Steuer festgehalten, und nach den Geschäftsangaben gibt es keine.</translation>
  </message>
  <message>
   <source>A tempo of {0} is not possible.</source>
   <translation>Ein Tempo von {0} ist nicht möglich.</translation>
  </message>
  <message>
   <source>A text for mail or chat, ready to be sent</source>
   <translation>Ein Text für Mail oder Chat, fertig zum Senden</translation>
  </message>
  <message>
   <source>A title of {0} letters is not possible.</source>
   <translation>Ein Titel mit {0} Zeichen ist nicht möglich.</translation>
  </message>
  <message>
   <source>A track needs a name.</source>
   <translation>Eine Spur braucht einen Namen.</translation>
  </message>
  <message>
   <source>A user for each person</source>
   <translation>Ein Benutzer für jede Person</translation>
  </message>
  <message>
   <source>A user of the storage for each person, which Segue makes: lasting, and each can be shut out alone.</source>
   <translation>Ein Benutzer des Speichers für jede Person, den Segue anlegt: dauerhaft, und jede lässt sich einzeln ausschließen.</translation>
  </message>
  <message>
   <source>A value cannot be written: {0}.</source>
   <translation>Ein Wert lässt sich nicht schreiben: {0}.</translation>
  </message>
  <message>
   <source>A value of type {0} has no place in the log.</source>
   <translation>Ein Wert vom Typ {0} hat im Protokoll keinen Platz.</translation>
  </message>
  <message>
   <source>A word on it, if you like</source>
   <translation>Ein Wort dazu, wenn du magst</translation>
  </message>
  <message>
   <source>A word on why</source>
   <translation>Ein Wort dazu, warum</translation>
  </message>
  <message>
   <source>A word on why, if you like</source>
   <translation>Ein Wort zum Grund, wenn du magst</translation>
  </message>
  <message>
   <source>A word to go with it</source>
   <translation>Ein Wort dazu</translation>
  </message>
  <message>
   <source>A {0} knows no setting “{1}”.</source>
   <translation>{0} kennt keine Einstellung „{1}“.</translation>
  </message>
  <message>
   <source>A4</source>
   <translation>A4</translation>
  </message>
  <message>
   <source>ACX: peaks at most -3 dB, one channel, half a second to one second of room at the start</source>
   <translation>ACX: Spitzen höchstens -3 dB, ein Kanal, am Anfang eine halbe bis eine Sekunde Raumklang</translation>
  </message>
  <message>
   <source>AES TD1008 and the reference of -14 LUFS that streaming services name, with -1 dBTP for their encoders</source>
   <translation>AES TD1008 und der Bezugswert von -14 LUFS, den Streamingdienste nennen, mit -1 dBTP für ihre Encoder</translation>
  </message>
  <message>
   <source>About Segue</source>
   <translation>Über Segue</translation>
  </message>
  <message>
   <source>Accept</source>
   <translation>Annehmen</translation>
  </message>
  <message>
   <source>Accept a credit in the inbox, or by `segue credit accept HANDOFF`.</source>
   <translation>Nimm einen Credit bei den Aufträgen an oder mit `segue credit accept HANDOFF`.</translation>
  </message>
  <message>
   <source>Accept for {pay}</source>
   <translation>Für {pay} annehmen</translation>
  </message>
  <message>
   <source>Accept it after all</source>
   <translation>Doch annehmen</translation>
  </message>
  <message>
   <source>Accept it first: `segue credit accept`, or in the inbox.</source>
   <translation>Nimm ihn zuerst an: `segue credit accept` oder bei den Aufträgen.</translation>
  </message>
  <message>
   <source>Accept milestone {name}</source>
   <translation>Meilenstein {name} annehmen</translation>
  </message>
  <message>
   <source>Accept milestones, or say what is missing</source>
   <translation>Meilensteine annehmen oder sagen, was fehlt</translation>
  </message>
  <message>
   <source>Accept or decline a paid change</source>
   <translation>Eine bezahlte Änderung annehmen oder ablehnen</translation>
  </message>
  <message>
   <source>Accept or refuse the credit</source>
   <translation>Den Nachweis annehmen oder ablehnen</translation>
  </message>
  <message>
   <source>Accept the credit</source>
   <translation>Credit annehmen</translation>
  </message>
  <message>
   <source>Accept the offer, or propose other rights before you do.</source>
   <translation>Nimm das Angebot an, oder schlag vorher andere Rechte vor.</translation>
  </message>
  <message>
   <source>Accept {names} for {amount}, or say what is missing</source>
   <translation>{names} für {amount} annehmen oder sagen, was fehlt</translation>
  </message>
  <message>
   <source>Accept, decline or counter the offer</source>
   <translation>Das Angebot annehmen, ablehnen oder ein Gegenangebot machen</translation>
  </message>
  <message>
   <source>Accepted</source>
   <translation>Angenommen</translation>
  </message>
  <message>
   <source>Accepted by silence; its amount is earned.</source>
   <translation>Durch Schweigen angenommen; sein Betrag ist verdient.</translation>
  </message>
  <message>
   <source>Accepted. The clock starts when the inputs are there.</source>
   <translation>Angenommen. Die Uhr läuft, sobald die Vorgaben da sind.</translation>
  </message>
  <message>
   <source>Accepted; its amount is earned.</source>
   <translation>Angenommen; sein Betrag ist verdient.</translation>
  </message>
  <message>
   <source>Accepted; terms are signed.</source>
   <translation>Angenommen; die Bedingungen sind unterschrieben.</translation>
  </message>
  <message>
   <source>Accepted; waits until all inputs are there.</source>
   <translation>Angenommen; wartet, bis alle Vorgaben da sind.</translation>
  </message>
  <message>
   <source>Accepting signs exactly the terms above. The clock starts when all inputs are here.</source>
   <translation>Mit dem Annehmen unterschreibst du genau die Bedingungen oben. Die Uhr läuft, sobald alle Vorgaben da sind.</translation>
  </message>
  <message>
   <source>Accepting signs it too. It holds no price, and your name only where you show it.</source>
   <translation>Mit dem Annehmen signierst du auch. Er enthält keinen Preis, und deinen Namen nur, wo du ihn zeigst.</translation>
  </message>
  <message>
   <source>Access to one of your hand-offs in “{0}” has ended.</source>
   <translation>Der Zugang zu einer deiner Übergaben in „{0}“ ist beendet.</translation>
  </message>
  <message>
   <source>Access to the storage has ended</source>
   <translation>Der Zugang zum Speicher ist beendet</translation>
  </message>
  <message>
   <source>Access to this hand-off has ended.</source>
   <translation>Der Zugang zu dieser Übergabe ist beendet.</translation>
  </message>
  <message>
   <source>Access to “{0}” has run out; waiting for the owner's computer since {1}.</source>
   <translation>Der Zugang zu „{0}“ ist abgelaufen; gewartet wird seit {1} auf den Rechner des Eigentümers.</translation>
  </message>
  <message>
   <source>Account ID</source>
   <translation>Konto-ID</translation>
  </message>
  <message>
   <source>Add</source>
   <translation>Hinzufügen</translation>
  </message>
  <message>
   <source>Add --at, --end or --name.</source>
   <translation>Gib --at, --end oder --name an.</translation>
  </message>
  <message>
   <source>Add --gain, --pan, --take …</source>
   <translation>Gib --gain, --pan, --take … dazu.</translation>
  </message>
  <message>
   <source>Add --out FILE.zip.</source>
   <translation>Füge --out DATEI.zip hinzu.</translation>
  </message>
  <message>
   <source>Add --reason "...".</source>
   <translation>Gib --reason "..." dazu.</translation>
  </message>
  <message>
   <source>Add --split PRICE: what the collaborator is to get in all.</source>
   <translation>Füge --split PREIS hinzu: was die andere Seite insgesamt bekommen soll.</translation>
  </message>
  <message>
   <source>Add a device</source>
   <translation>Gerät hinzufügen</translation>
  </message>
  <message>
   <source>Add a person</source>
   <translation>Person hinzufügen</translation>
  </message>
  <message>
   <source>Add a reason.</source>
   <translation>Gib einen Grund an.</translation>
  </message>
  <message>
   <source>Add a recipe of the other kind under a name of its own.</source>
   <translation>Lege ein Rezept der anderen Art unter eigenem Namen an.</translation>
  </message>
  <message>
   <source>Add a round: `--rounds 1`.</source>
   <translation>Füge eine Runde hinzu: `--rounds 1`.</translation>
  </message>
  <message>
   <source>Add an input to a stage in the plan, then hand it on.</source>
   <translation>Gib einem Schritt im Plan eine Eingabe, dann gib es weiter.</translation>
  </message>
  <message>
   <source>Add an owner's permission…</source>
   <translation>Erlaubnis eines Eigentümers hinzufügen…</translation>
  </message>
  <message>
   <source>Add it under Money, business details, or by `segue business set` (with --of NAME for the other side).</source>
   <translation>Ergänze es unter Geld, Geschäftsangaben, oder mit `segue business set` (mit --of NAME für die andere Seite).</translation>
  </message>
  <message>
   <source>Add one, for example: --note "0:12.5 the last word is cut off".</source>
   <translation>Schreib eine dazu, zum Beispiel: --note "0:12.5 das letzte Wort ist abgeschnitten".</translation>
  </message>
  <message>
   <source>Add the missing files and check again.</source>
   <translation>Ergänze die fehlenden Dateien und prüfe noch einmal.</translation>
  </message>
  <message>
   <source>Add the missing files, then deliver everything together.</source>
   <translation>Füge die fehlenden Dateien hinzu und gib dann alles zusammen ab.</translation>
  </message>
  <message>
   <source>Add these days</source>
   <translation>Diese Tage hinzufügen</translation>
  </message>
  <message>
   <source>Add this computer to your devices</source>
   <translation>Diesen Rechner zu deinen Geräten hinzufügen</translation>
  </message>
  <message>
   <source>Add this computer to yours</source>
   <translation>Diesen Rechner zu deinen hinzufügen</translation>
  </message>
  <message>
   <source>Add up by</source>
   <translation>Summieren nach</translation>
  </message>
  <message>
   <source>Address</source>
   <translation>Anschrift</translation>
  </message>
  <message>
   <source>Address and tax on it…</source>
   <translation>Anschrift und Steuer darauf…</translation>
  </message>
  <message>
   <source>After a recovery, or where room is short, the files of takes may have stayed in the storage.</source>
   <translation>Nach einer Wiederherstellung, oder wo der Platz knapp ist, können Dateien von Takes im Speicher geblieben sein.</translation>
  </message>
  <message>
   <source>After s3:// comes the name of a bucket: small letters, digits, dots and hyphens.</source>
   <translation>Nach s3:// kommt der Name eines Buckets: Kleinbuchstaben, Ziffern, Punkte und Bindestriche.</translation>
  </message>
  <message>
   <source>After the first approved gig you see here what caused rounds of changes, and how fast work and answers came.</source>
   <translation>Nach dem ersten freigegebenen Auftrag siehst du hier, was zu Änderungsrunden geführt hat und wie schnell Arbeit und Antworten kamen.</translation>
  </message>
  <message>
   <source>After {source}.</source>
   <translation>Nach {source}.</translation>
  </message>
  <message>
   <source>Agree</source>
   <translation>Zustimmen</translation>
  </message>
  <message>
   <source>Agree on a later date or a pause with the collaborator; the inspector has both.</source>
   <translation>Vereinbare einen späteren Termin oder eine Pause mit der Person; der Inspektor bietet beides.</translation>
  </message>
  <message>
   <source>Agree on the rest in a new offer.</source>
   <translation>Vereinbart das Übrige in einem neuen Angebot.</translation>
  </message>
  <message>
   <source>Agree to a split of a dispute</source>
   <translation>Einer Aufteilung in einem Streit zustimmen</translation>
  </message>
  <message>
   <source>Agree to the minutes of a call, or say how many they were</source>
   <translation>Minuten eines Gesprächs zustimmen oder sagen, wie viele es waren</translation>
  </message>
  <message>
   <source>Agree to {amount}</source>
   <translation>{amount} zustimmen</translation>
  </message>
  <message>
   <source>Agree to {minutes} for {amount}, or say what is not right</source>
   <translation>{minutes} für {amount} zustimmen oder sagen, was nicht stimmt</translation>
  </message>
  <message>
   <source>Agreed</source>
   <translation>Vereinbart</translation>
  </message>
  <message>
   <source>Agreed date</source>
   <translation>Vereinbarter Termin</translation>
  </message>
  <message>
   <source>Agreed meanwhile</source>
   <translation>Inzwischen vereinbart</translation>
  </message>
  <message>
   <source>Agreed prices include the tax</source>
   <translation>Vereinbarte Preise enthalten die Steuer</translation>
  </message>
  <message>
   <source>Agreed, not due</source>
   <translation>Vereinbart, nicht fällig</translation>
  </message>
  <message>
   <source>Agreed: {before}. With the change: {after}.</source>
   <translation>Vereinbart: {before}. Mit der Änderung: {after}.</translation>
  </message>
  <message>
   <source>Agreement…</source>
   <translation>Vereinbarung…</translation>
  </message>
  <message>
   <source>Alarm</source>
   <translation>Alarm</translation>
  </message>
  <message>
   <source>Album</source>
   <translation>Album</translation>
  </message>
  <message>
   <source>All checks pass</source>
   <translation>Alle Prüfungen bestanden</translation>
  </message>
  <message>
   <source>All figures</source>
   <translation>Alle Zahlen</translation>
  </message>
  <message>
   <source>All files of the same length</source>
   <translation>Alle Dateien gleich lang</translation>
  </message>
  <message>
   <source>All members share one key: it may only read {0}, and read and write {1}.</source>
   <translation>Alle Mitglieder teilen sich einen Schlüssel: Er darf {0} nur lesen und {1} lesen und schreiben.</translation>
  </message>
  <message>
   <source>All members share one key: make a new one, give it to `segue depot access`, and delete the old one. Segue gives it to the others; until then this person can still read encrypted objects.</source>
   <translation>Alle Mitglieder teilen sich einen Schlüssel: Mach einen neuen, gib ihn `segue depot access` und lösche den alten. Segue gibt ihn den anderen; bis dahin kann diese Person noch verschlüsselte Objekte lesen.</translation>
  </message>
  <message>
   <source>All of it is in the new place too; that has just been compared.</source>
   <translation>Alles davon liegt auch am neuen Ort; das wurde eben verglichen.</translation>
  </message>
  <message>
   <source>All of its files and the signed manifest are copied there.</source>
   <translation>Alle seine Dateien und das signierte Manifest werden dorthin kopiert.</translation>
  </message>
  <message>
   <source>All of them are in this production already: there is nothing to send.</source>
   <translation>Alle sind schon in dieser Produktion: Es ist nichts zu verschicken.</translation>
  </message>
  <message>
   <source>All pages</source>
   <translation>Alle Seiten</translation>
  </message>
  <message>
   <source>All seven people's homes, the song and the shared folder of the demo are deleted for good.</source>
   <translation>Die Daten aller sieben Leute, der Song und der gemeinsame Ordner der Demo werden endgültig gelöscht.</translation>
  </message>
  <message>
   <source>All that “{0}” begins with has begun or is done.</source>
   <translation>Alles, womit „{0}“ beginnt, hat begonnen oder ist fertig.</translation>
  </message>
  <message>
   <source>All weeks</source>
   <translation>Alle Wochen</translation>
  </message>
  <message>
   <source>All {0} agreed rounds of changes of “{1}” are used up.</source>
   <translation>Alle {0} vereinbarten Änderungsrunden von „{1}“ sind aufgebraucht.</translation>
  </message>
  <message>
   <source>All {n}</source>
   <translation>Alle {n}</translation>
  </message>
  <message>
   <source>All {n} rounds of changes are used.</source>
   <translation>Alle {n} Änderungsrunden sind aufgebraucht.</translation>
  </message>
  <message>
   <source>Already set up</source>
   <translation>Schon eingerichtet</translation>
  </message>
  <message>
   <source>Although {names} may not have followed yet</source>
   <translation>Auch falls der Umzug {names} noch nicht erreicht hat</translation>
  </message>
  <message>
   <source>Amount paid</source>
   <translation>Bezahlter Betrag</translation>
  </message>
  <message>
   <source>An .ics file of public holidays, as calendar programs and offices give them; its whole days are taken.</source>
   <translation>Eine .ics-Datei mit Feiertagen, wie Kalenderprogramme und Behörden sie bieten; ihre ganzen Tage werden übernommen.</translation>
  </message>
  <message>
   <source>An MP4 carries no PCM sound that players read.</source>
   <translation>Ein MP4 trägt keinen PCM-Ton, den Player lesen.</translation>
  </message>
  <message>
   <source>An S3 address begins with s3://.</source>
   <translation>Eine S3-Adresse beginnt mit s3://.</translation>
  </message>
  <message>
   <source>An S3 bucket</source>
   <translation>Ein S3-Bucket</translation>
  </message>
  <message>
   <source>An SSH signature is of another key, or it was changed.</source>
   <translation>Eine SSH-Signatur gehört zu einem anderen Schlüssel, oder sie wurde verändert.</translation>
  </message>
  <message>
   <source>An address has at most {0} lines.</source>
   <translation>Eine Anschrift hat höchstens {0} Zeilen.</translation>
  </message>
  <message>
   <source>An address of a bucket is written s3://BUCKET, or s3://BUCKET/FOLDER.</source>
   <translation>Die Adresse eines Buckets schreibt man s3://BUCKET oder s3://BUCKET/ORDNER.</translation>
  </message>
  <message>
   <source>An answer to this invitation names another room.</source>
   <translation>Eine Antwort auf diese Einladung nennt einen anderen Raum.</translation>
  </message>
  <message>
   <source>An audition for “{0}” has {1} candidates at most.</source>
   <translation>Ein Vorspiel für „{0}“ hat höchstens {1} Kandidaten.</translation>
  </message>
  <message>
   <source>An audition for “{0}” needs two people at least.</source>
   <translation>Ein Vorspiel für „{0}“ braucht mindestens zwei Personen.</translation>
  </message>
  <message>
   <source>An audition: several are asked, and who is not chosen gets {0}. Accept, or decline free of charge{1}.</source>
   <translation>Ein Vorspiel: Mehrere sind gefragt, und wer nicht ausgewählt wird, bekommt {0}. Nimm an, oder lehne kostenlos ab{1}.</translation>
  </message>
  <message>
   <source>An endpoint begins with https:// (or http://).</source>
   <translation>Ein Endpunkt beginnt mit https:// (oder http://).</translation>
  </message>
  <message>
   <source>An enrolment is not signed by its pass.</source>
   <translation>Ein Beitritt ist nicht mit seiner Einladung signiert.</translation>
  </message>
  <message>
   <source>An enrolment names another person than its certificate.</source>
   <translation>Ein Beitritt nennt eine andere Person als sein Zertifikat.</translation>
  </message>
  <message>
   <source>An entry is not by a device that may decide here.</source>
   <translation>Ein Eintrag stammt nicht von einem Gerät, das hier entscheiden darf.</translation>
  </message>
  <message>
   <source>An entry is not by the device that leads this room.</source>
   <translation>Ein Eintrag stammt nicht von dem Gerät, das diesen Raum leitet.</translation>
  </message>
  <message>
   <source>An entry's body lacks its fields.</source>
   <translation>Dem Inhalt eines Eintrags fehlen seine Felder.</translation>
  </message>
  <message>
   <source>An episode cannot be made as “{0}”.</source>
   <translation>Eine Folge lässt sich nicht als „{0}“ erstellen.</translation>
  </message>
  <message>
   <source>An epoch key has {0} bytes, not {1}.</source>
   <translation>Ein Epochenschlüssel hat {0} Bytes, nicht {1}.</translation>
  </message>
  <message>
   <source>An excerpt is 1 to {0} seconds long.</source>
   <translation>Ein Ausschnitt ist 1 bis {0} Sekunden lang.</translation>
  </message>
  <message>
   <source>An excerpt is there only if the signed terms or the owner permit one; otherwise none.</source>
   <translation>Einen Ausschnitt gibt es nur, wenn die signierten Bedingungen oder der Eigentümer ihn erlauben; sonst keinen.</translation>
  </message>
  <message>
   <source>An impossible value</source>
   <translation>Ein unmöglicher Wert</translation>
  </message>
  <message>
   <source>An input has changed since this was made.</source>
   <translation>Eine Vorgabe hat sich geändert, seit das hier entstand.</translation>
  </message>
  <message>
   <source>An invitation was tampered with</source>
   <translation>Eine Einladung wurde manipuliert</translation>
  </message>
  <message>
   <source>An invoice for machines has {0} digits after the point, and this amount in {1} has {2}.</source>
   <translation>Eine Rechnung für Programme hat {0} Stellen nach dem Komma, und dieser Betrag in {1} hat {2}.</translation>
  </message>
  <message>
   <source>An invoice for machines needs more than is known: {0}.</source>
   <translation>Eine Rechnung für Programme braucht mehr, als bekannt ist: {0}.</translation>
  </message>
  <message>
   <source>An invoice is there once a take is approved, or a hand-off was cancelled with a fee.</source>
   <translation>Eine Rechnung gibt es, sobald ein Take freigegeben oder eine Übergabe mit Honorar abgebrochen ist.</translation>
  </message>
  <message>
   <source>An object in the docket belongs somewhere else.</source>
   <translation>Ein Objekt im Register gehört woandershin.</translation>
  </message>
  <message>
   <source>An object was expected, not {0}.</source>
   <translation>Erwartet wurde ein Objekt, nicht {0}.</translation>
  </message>
  <message>
   <source>An offer from a gig has the gig's terms.</source>
   <translation>Ein Angebot aus einem Auftrag hat dessen Bedingungen.</translation>
  </message>
  <message>
   <source>An offer needs the name of the person it is for.</source>
   <translation>Ein Angebot braucht den Namen der Person, für die es ist.</translation>
  </message>
  <message>
   <source>An owner and six players, each with a home of their own on this computer, work through the plan.</source>
   <translation>Ein Eigentümer und sechs Musiker, jeder mit eigenem Zuhause auf diesem Rechner, arbeiten den Plan durch.</translation>
  </message>
  <message>
   <source>Ana Ribeiro</source>
   <translation>Ana Ribeiro</translation>
  </message>
  <message>
   <source>Another Segue is busy with this home.</source>
   <translation>Ein anderes Segue arbeitet gerade mit diesem Datenordner.</translation>
  </message>
  <message>
   <source>Another Segue is synchronising this home.</source>
   <translation>Ein anderes Segue gleicht diesen Datenordner gerade ab.</translation>
  </message>
  <message>
   <source>Another amount…</source>
   <translation>Ein anderer Betrag…</translation>
  </message>
  <message>
   <source>Another copy of this home was in use</source>
   <translation>Eine andere Kopie dieses Homes war in Gebrauch</translation>
  </message>
  <message>
   <source>Another delivery of this was made at the same moment.</source>
   <translation>Im selben Moment wurde hierfür eine weitere Abgabe gemacht.</translation>
  </message>
  <message>
   <source>Another device decides here</source>
   <translation>Hier entscheidet ein anderes Gerät</translation>
  </message>
  <message>
   <source>Another device of yours decides in this production.</source>
   <translation>In dieser Produktion entscheidet ein anderes deiner Geräte.</translation>
  </message>
  <message>
   <source>Another device was first</source>
   <translation>Ein anderes Gerät war schneller</translation>
  </message>
  <message>
   <source>Another folder…</source>
   <translation>Anderer Ordner …</translation>
  </message>
  <message>
   <source>Another one</source>
   <translation>Ein anderer</translation>
  </message>
  <message>
   <source>Another program changes files in the old folder all the time.</source>
   <translation>Ein anderes Programm ändert fortwährend Dateien im alten Ordner.</translation>
  </message>
  <message>
   <source>Another version of Segue works with this home</source>
   <translation>Eine andere Version von Segue arbeitet mit diesem Datenordner</translation>
  </message>
  <message>
   <source>Another way</source>
   <translation>Ein anderer Weg</translation>
  </message>
  <message>
   <source>Answer by {when}; after that the offer lapses. </source>
   <translation>Antworte bis {when}; danach verfällt das Angebot. </translation>
  </message>
  <message>
   <source>Answer yes or no without them.</source>
   <translation>Antworte ohne sie mit Ja oder Nein.</translation>
  </message>
  <message>
   <source>Answer {count} that names you</source>
   <translation>Auf {count} antworten</translation>
  </message>
  <message>
   <source>Answer {who}'s statement, or agree to the split</source>
   <translation>{who} antworten oder der Teilung zustimmen</translation>
  </message>
  <message>
   <source>Anybody can start a production from it, or put it into one.</source>
   <translation>Jeder kann daraus eine Produktion beginnen oder sie in eine einfügen.</translation>
  </message>
  <message>
   <source>Anything of this kind</source>
   <translation>Alles von dieser Art</translation>
  </message>
  <message>
   <source>Apple Podcasts: -16 LUFS within one, true peak at most -1 dBTP</source>
   <translation>Apple Podcasts: -16 LUFS, auf eins genau, True Peak höchstens -1 dBTP</translation>
  </message>
  <message>
   <source>Application key for a room</source>
   <translation>Application Key für einen Raum</translation>
  </message>
  <message>
   <source>Application key for the person's own</source>
   <translation>Application Key für das Eigene der Person</translation>
  </message>
  <message>
   <source>Application keys for each person</source>
   <translation>Anwendungsschlüssel für jede Person</translation>
  </message>
  <message>
   <source>Application keys for each person, one a place: lasting, and each person can be shut out alone.</source>
   <translation>Application Keys für jede Person, einer für jeden Ort: dauerhaft, und jede Person lässt sich einzeln ausschließen.</translation>
  </message>
  <message>
   <source>Approve</source>
   <translation>Freigeben</translation>
  </message>
  <message>
   <source>Approve a take first.</source>
   <translation>Gib zuerst einen Take frei.</translation>
  </message>
  <message>
   <source>Approve a take of the stage that delivers the video, then assemble again.</source>
   <translation>Gib einen Take des Schritts frei, der das Video abgibt, und stelle dann neu zusammen.</translation>
  </message>
  <message>
   <source>Approve a take that they are shown, or ask for changes</source>
   <translation>Einen Take, der ihnen gezeigt wird, freigeben oder Änderungen erbitten</translation>
  </message>
  <message>
   <source>Approve a take with a lossless master or mix, attach one, or let the recipe go on from `master`.</source>
   <translation>Gib einen Take mit verlustfreiem Master oder Mix frei, hänge einen an, oder lass das Rezept auf `master` aufbauen.</translation>
  </message>
  <message>
   <source>Approve a take with a {0}, or name none.</source>
   <translation>Gib einen Take mit {0} frei, oder nenne keinen.</translation>
  </message>
  <message>
   <source>Approve a take with an audio stem first.</source>
   <translation>Gib zuerst einen Take mit einem Audio-Stem frei.</translation>
  </message>
  <message>
   <source>Approve at least one take with a video.</source>
   <translation>Gib mindestens einen Take mit einem Video frei.</translation>
  </message>
  <message>
   <source>Approve at least one take with an audio stem.</source>
   <translation>Gib mindestens einen Take mit einem Audio-Stem frei.</translation>
  </message>
  <message>
   <source>Approve it in Listen, or `segue review {0} approve`.</source>
   <translation>Gib ihn unter Hören frei, oder mit `segue review {0} approve`.</translation>
  </message>
  <message>
   <source>Approve take {n}</source>
   <translation>Take {n} freigeben</translation>
  </message>
  <message>
   <source>Approve the take and synchronise first; the credit is given by itself then.</source>
   <translation>Gib den Take frei und gleiche zuerst ab; der Credit kommt dann von selbst.</translation>
  </message>
  <message>
   <source>Approve the take and synchronise; the credit is given by itself then.</source>
   <translation>Gib den Take frei und gleiche ab; der Credit kommt dann von selbst.</translation>
  </message>
  <message>
   <source>Approve the take, or propose a paid change: `segue change`, with the same notes.</source>
   <translation>Nimm den Take ab oder schlage eine bezahlte Änderung vor: `segue change`, mit denselben Notizen.</translation>
  </message>
  <message>
   <source>Approve this take</source>
   <translation>Diesen Take freigeben</translation>
  </message>
  <message>
   <source>Approved</source>
   <translation>Freigegeben</translation>
  </message>
  <message>
   <source>Approved and paid.</source>
   <translation>Freigegeben und bezahlt.</translation>
  </message>
  <message>
   <source>Approved and paid. {0}</source>
   <translation>Abgenommen und bezahlt. {0}</translation>
  </message>
  <message>
   <source>Approved by you</source>
   <translation>Von dir freigegeben</translation>
  </message>
  <message>
   <source>Approved so far, as the mix has it</source>
   <translation>Bisher freigegeben, wie im Mix eingestellt</translation>
  </message>
  <message>
   <source>Approved stems together</source>
   <translation>Freigegebene Stems zusammen</translation>
  </message>
  <message>
   <source>Approved takes always stay. The files of older ones may leave the storage 14 days after you have said so; they stay on the computers that have them.</source>
   <translation>Freigegebene Takes bleiben immer. Dateien älterer Takes dürfen den Speicher 14 Tage, nachdem du es gesagt hast, verlassen; auf den Rechnern, die sie haben, bleiben sie.</translation>
  </message>
  <message>
   <source>Approved, chosen and disputed takes stay; so does the latest one while work on it goes on.</source>
   <translation>Freigegebene, gewählte und strittige Takes bleiben; ebenso der neueste, solange daran gearbeitet wird.</translation>
  </message>
  <message>
   <source>Approved, {0} paid. {1} still owes you {2}.</source>
   <translation>Abgenommen, {0} bezahlt. {1} schuldet dir noch {2}.</translation>
  </message>
  <message>
   <source>Approved. Nothing to do.</source>
   <translation>Freigegeben. Nichts zu tun.</translation>
  </message>
  <message>
   <source>Approved. {0} owes you {1}.</source>
   <translation>Freigegeben. {0} schuldet dir {1}.</translation>
  </message>
  <message>
   <source>Approved; what depends on it can go on.</source>
   <translation>Freigegeben; was davon abhängt, kann weitergehen.</translation>
  </message>
  <message>
   <source>Approved{0}, {1} paid. Pay {2} the remaining {3} and record the payment.</source>
   <translation>Abgenommen{0}, {1} bezahlt. Zahle {2} die restlichen {3} und halte die Zahlung fest.</translation>
  </message>
  <message>
   <source>Approved{0}. Nothing to do.</source>
   <translation>Freigegeben{0}. Nichts zu tun.</translation>
  </message>
  <message>
   <source>Approved{0}. Pay {1} {2} and record the payment.</source>
   <translation>Freigegeben{0}. Zahle {1} {2} und vermerke die Zahlung.</translation>
  </message>
  <message>
   <source>Arrangement</source>
   <translation>Arrangement</translation>
  </message>
  <message>
   <source>Arrow</source>
   <translation>Pfeil</translation>
  </message>
  <message>
   <source>Arrows move between bars, Shift and an arrow selects more, Alt and an arrow moves by a day or to another track, Shift, Alt and an arrow resizes, L links, Enter opens, the menu key has the rest.</source>
   <translation>Pfeile wechseln zwischen Balken, Umschalt und Pfeil wählt weitere aus, Alt und Pfeil verschiebt um einen Tag oder auf eine andere Spur, Umschalt, Alt und Pfeil ändert die Länge, L verbindet, Enter öffnet, die Menütaste bietet den Rest.</translation>
  </message>
  <message>
   <source>Arrows move between cells, F2 or Enter writes, Tab in a field goes on to the next one, the menu key has more.</source>
   <translation>Pfeile wechseln zwischen Zellen, F2 oder Enter schreibt, Tab in einem Feld geht zum nächsten, die Menütaste bietet mehr.</translation>
  </message>
  <message>
   <source>Artist</source>
   <translation>Interpret</translation>
  </message>
  <message>
   <source>As it fits</source>
   <translation>Wie es passt</translation>
  </message>
  <message>
   <source>As it is now</source>
   <translation>Wie es jetzt ist</translation>
  </message>
  <message>
   <source>As it stands in offers and credits. It makes your identity on this computer.</source>
   <translation>So, wie er in Angeboten und Credits steht. Er wird deine Identität auf diesem Rechner.</translation>
  </message>
  <message>
   <source>As late as possible</source>
   <translation>So spät wie möglich</translation>
  </message>
  <message>
   <source>As one nested stage</source>
   <translation>Als ein verschachtelter Schritt</translation>
  </message>
  <message>
   <source>As planned on {day}, {time}</source>
   <translation>Wie geplant am {day}, {time}</translation>
  </message>
  <message>
   <source>As the system</source>
   <translation>Wie das System</translation>
  </message>
  <message>
   <source>As the system ({device})</source>
   <translation>Wie das System ({device})</translation>
  </message>
  <message>
   <source>As this computer sees it: on a NAS, in a synced folder or on a USB stick.</source>
   <translation>So, wie dieser Rechner ihn sieht: auf einem NAS, in einem abgeglichenen Ordner oder auf einem USB-Stick.</translation>
  </message>
  <message>
   <source>As you want to be credited. It makes your identity on this computer.</source>
   <translation>So, wie du genannt werden willst. Er wird deine Identität auf diesem Rechner.</translation>
  </message>
  <message>
   <source>Ask by itself</source>
   <translation>Von selbst fragen</translation>
  </message>
  <message>
   <source>Ask for a pause</source>
   <translation>Um eine Pause bitten</translation>
  </message>
  <message>
   <source>Ask for a pause…</source>
   <translation>Um eine Pause bitten…</translation>
  </message>
  <message>
   <source>Ask for changes</source>
   <translation>Änderungen verlangen</translation>
  </message>
  <message>
   <source>Ask for changes to this take</source>
   <translation>Änderungen an diesem Take verlangen</translation>
  </message>
  <message>
   <source>Ask for more time</source>
   <translation>Um mehr Zeit bitten</translation>
  </message>
  <message>
   <source>Ask for more time, for a pause, answer one, leave</source>
   <translation>Um mehr Zeit oder eine Pause bitten, auf eine Pause antworten, aussteigen</translation>
  </message>
  <message>
   <source>Ask for more time…</source>
   <translation>Um mehr Zeit bitten…</translation>
  </message>
  <message>
   <source>Ask for the right to read and write this folder.</source>
   <translation>Bitte um das Recht, in diesem Ordner zu lesen und zu schreiben.</translation>
  </message>
  <message>
   <source>Ask for the take again as an OTIO file.</source>
   <translation>Bitte noch einmal um den Take, als OTIO-Datei.</translation>
  </message>
  <message>
   <source>Ask for the take again, or leave its stage out.</source>
   <translation>Bitte noch einmal um den Take, oder lass seinen Schritt weg.</translation>
  </message>
  <message>
   <source>Ask its owner.</source>
   <translation>Frag den Eigentümer.</translation>
  </message>
  <message>
   <source>Ask the owner to make the offer; deciding in it is yours too.</source>
   <translation>Bitte den Eigentümer, das Angebot zu machen; darin entscheiden kannst auch du.</translation>
  </message>
  <message>
   <source>Ask the owner to make you a reviewer.</source>
   <translation>Bitte den Eigentümer, dich als reviewer aufzunehmen.</translation>
  </message>
  <message>
   <source>Ask the owner to offer it again.</source>
   <translation>Bitte den Eigentümer, es noch einmal anzubieten.</translation>
  </message>
  <message>
   <source>Ask the owner. What lies on this computer is yours.</source>
   <translation>Frag den Eigentümer. Was auf diesem Rechner liegt, gehört dir.</translation>
  </message>
  <message>
   <source>Ask the owner; what you have on this computer stays yours.</source>
   <translation>Frag den Eigentümer; was du auf diesem Rechner hast, bleibt deins.</translation>
  </message>
  <message>
   <source>Ask the person who sent it for a new one.</source>
   <translation>Bitte die Person, die sie geschickt hat, um eine neue.</translation>
  </message>
  <message>
   <source>Ask {0} to grant them beside the signed terms (Grant rights… in their Inbox, or `segue rights grant`), or leave “{1}” out (`segue recipe mute {2}`).</source>
   <translation>Bitte {0}, sie neben den unterschriebenen Bedingungen einzuräumen (Rechte einräumen… im Eingang, oder `segue rights grant`), oder lass „{1}“ weg (`segue recipe mute {2}`).</translation>
  </message>
  <message>
   <source>Ask {who} for {amount}</source>
   <translation>{who} nach {amount} fragen</translation>
  </message>
  <message>
   <source>Ask {who} for {amount}, which is reached</source>
   <translation>{who} nach {amount} für das Erreichte fragen</translation>
  </message>
  <message>
   <source>Ask {who} for {names}</source>
   <translation>{who} nach {names} fragen</translation>
  </message>
  <message>
   <source>Ask {who} how it goes, or give more time</source>
   <translation>{who} fragen, wie es geht, oder mehr Zeit geben</translation>
  </message>
  <message>
   <source>Ask {who} to listen to take {take}</source>
   <translation>{who} bitten, Take {take} anzuhören</translation>
  </message>
  <message>
   <source>Asking “{device}”…</source>
   <translation>„{device}“ wird gefragt…</translation>
  </message>
  <message>
   <source>Assemble</source>
   <translation>Zusammenstellen</translation>
  </message>
  <message>
   <source>Assemble again; the manifest is written beside the file.</source>
   <translation>Stelle neu zusammen; das Manifest wird neben die Datei geschrieben.</translation>
  </message>
  <message>
   <source>Assemble it again, then hand it on.</source>
   <translation>Stelle es neu zusammen und gib es dann weiter.</translation>
  </message>
  <message>
   <source>At any time</source>
   <translation>Jederzeit</translation>
  </message>
  <message>
   <source>At most</source>
   <translation>Höchstens</translation>
  </message>
  <message>
   <source>Attach a file (`segue attach {0} {1} FILE`) or link an output to it.</source>
   <translation>Hänge eine Datei an (`segue attach {0} {1} FILE`), oder verbinde eine Ausgabe damit.</translation>
  </message>
  <message>
   <source>Attach a file for {0}: nothing provides it yet. Then offer the stage to a person.</source>
   <translation>Füge eine Datei für {0} an: Noch liefert sie nichts. Biete den Schritt dann jemandem an.</translation>
  </message>
  <message>
   <source>Audacity labels (*.txt)</source>
   <translation>Audacity-Labels (*.txt)</translation>
  </message>
  <message>
   <source>Audio files</source>
   <translation>Audiodateien</translation>
  </message>
  <message>
   <source>Audition: several are asked, one is chosen</source>
   <translation>Vorspiel: mehrere fragen, jemanden wählen</translation>
  </message>
  <message>
   <source>Audition: {0}. Hear them and choose one; the others get their fee.</source>
   <translation>Vorspiel: {0}. Hör sie dir an und wähle aus; die anderen bekommen ihr Honorar.</translation>
  </message>
  <message>
   <source>Audition: {0}. Nobody can be chosen before they have accepted.</source>
   <translation>Vorspiel: {0}. Auswählen lässt sich nur, wer angenommen hat.</translation>
  </message>
  <message>
   <source>Awaiting inputs</source>
   <translation>Wartet auf Vorgaben</translation>
  </message>
  <message>
   <source>Back</source>
   <translation>Zurück</translation>
  </message>
  <message>
   <source>Back (Alt+Left)</source>
   <translation>Zurück (Alt+Links)</translation>
  </message>
  <message>
   <source>Back (Esc)</source>
   <translation>Zurück (Esc)</translation>
  </message>
  <message>
   <source>Backblaze cannot be reached.</source>
   <translation>Backblaze ist nicht erreichbar.</translation>
  </message>
  <message>
   <source>Backblaze does not accept this key.</source>
   <translation>Backblaze nimmt diesen Schlüssel nicht an.</translation>
  </message>
  <message>
   <source>Backblaze is busy ({0}).</source>
   <translation>Backblaze ist überlastet ({0}).</translation>
  </message>
  <message>
   <source>Backblaze refused the request ({0}).</source>
   <translation>Backblaze hat die Anfrage abgelehnt ({0}).</translation>
  </message>
  <message>
   <source>Bars and beats on the ruler</source>
   <translation>Takte und Schläge auf dem Lineal</translation>
  </message>
  <message>
   <source>Bars and beats on the ruler, or time</source>
   <translation>Takte und Schläge auf dem Lineal oder Zeit</translation>
  </message>
  <message>
   <source>Baseline</source>
   <translation>Basisplan</translation>
  </message>
  <message>
   <source>Baseline {n}</source>
   <translation>Basisplan {n}</translation>
  </message>
  <message>
   <source>Baseline “{name}”</source>
   <translation>Basisplan „{name}“</translation>
  </message>
  <message>
   <source>Baselines</source>
   <translation>Basispläne</translation>
  </message>
  <message>
   <source>Basic {0}</source>
   <translation>Basic {0}</translation>
  </message>
  <message>
   <source>Beats in a bar</source>
   <translation>Schläge pro Takt</translation>
  </message>
  <message>
   <source>Became owed</source>
   <translation>Fällig geworden</translation>
  </message>
  <message>
   <source>Begin every offer so</source>
   <translation>Jedes Angebot so beginnen</translation>
  </message>
  <message>
   <source>Begin with</source>
   <translation>Beginnen mit</translation>
  </message>
  <message>
   <source>Begin with `segue device add` here.</source>
   <translation>Beginne hier mit `segue device add`.</translation>
  </message>
  <message>
   <source>Begin with equal shares: `segue split set PRODUCTION --equal`, or `--share "NAME=50/25"`.</source>
   <translation>Beginne mit gleichen Anteilen: `segue split set PRODUCTION --equal` oder `--share "NAME=50/25"`.</translation>
  </message>
  <message>
   <source>Begun</source>
   <translation>Begonnen</translation>
  </message>
  <message>
   <source>Begun out of order</source>
   <translation>Außer der Reihe begonnen</translation>
  </message>
  <message>
   <source>Below the plan</source>
   <translation>Unter dem Plan</translation>
  </message>
  <message>
   <source>Beside the clock</source>
   <translation>Neben der Uhr</translation>
  </message>
  <message>
   <source>Bit depth</source>
   <translation>Bittiefe</translation>
  </message>
  <message>
   <source>Blind comparison</source>
   <translation>Blindvergleich</translation>
  </message>
  <message>
   <source>Blind: {letter}</source>
   <translation>Blind: {letter}</translation>
  </message>
  <message>
   <source>Board</source>
   <translation>Tafel</translation>
  </message>
  <message>
   <source>Both agreed on the last split; it is what is owed.</source>
   <translation>Beide haben der letzten Aufteilung zugestimmt; sie ist geschuldet.</translation>
  </message>
  <message>
   <source>Both sides are the same</source>
   <translation>Beide Seiten sind gleich</translation>
  </message>
  <message>
   <source>Box</source>
   <translation>Rechteck</translation>
  </message>
  <message>
   <source>Brand and website</source>
   <translation>Marke und Website</translation>
  </message>
  <message>
   <source>Brief</source>
   <translation>Beschreibung</translation>
  </message>
  <message>
   <source>Bring everything back</source>
   <translation>Alles zurückholen</translation>
  </message>
  <message>
   <source>Bring in a session</source>
   <translation>Session übernehmen</translation>
  </message>
  <message>
   <source>Bring in a session…</source>
   <translation>Session übernehmen…</translation>
  </message>
  <message>
   <source>Bring it to the new device. Only that device can open it.</source>
   <translation>Bring sie zum neuen Gerät. Nur dieses Gerät kann sie öffnen.</translation>
  </message>
  <message>
   <source>Bring or give up devices of their own</source>
   <translation>Eigene Geräte mitbringen oder abgeben</translation>
  </message>
  <message>
   <source>Bucket</source>
   <translation>Bucket</translation>
  </message>
  <message>
   <source>Budget</source>
   <translation>Budget</translation>
  </message>
  <message>
   <source>Budget…</source>
   <translation>Budget…</translation>
  </message>
  <message>
   <source>Bundle</source>
   <translation>Paket</translation>
  </message>
  <message>
   <source>Business details</source>
   <translation>Geschäftsdaten</translation>
  </message>
  <message>
   <source>Business details for invoices…</source>
   <translation>Angaben für Rechnungen…</translation>
  </message>
  <message>
   <source>Business details…</source>
   <translation>Geschäftsdaten…</translation>
  </message>
  <message>
   <source>Busy</source>
   <translation>Beschäftigt</translation>
  </message>
  <message>
   <source>Buy-out. With the payment of the agreed price the owner of the production gets all rights to use the approved work: alone, worldwide, without a limit in time, in every medium, with the right to edit it and to pass these rights on. No royalties are owed beside the price. The maker is credited by name.</source>
   <translation>Buy-out. Mit der Zahlung des vereinbarten Preises erhält die Inhaberin oder der Inhaber der Produktion alle Rechte, die freigegebene Arbeit zu nutzen: allein, weltweit, zeitlich unbegrenzt, in jedem Medium, mit dem Recht, sie zu bearbeiten und diese Rechte weiterzugeben. Neben dem Preis sind keine Tantiemen geschuldet. Wer die Arbeit gemacht hat, wird mit Namen genannt.</translation>
  </message>
  <message>
   <source>Buy-out: all rights</source>
   <translation>Buy-out: alle Rechte</translation>
  </message>
  <message>
   <source>By chance alone each take would be preferred in about {n} round.</source>
   <translation>Rein zufällig würde jeder Take in etwa {n} Runde vorgezogen.</translation>
  </message>
  <message>
   <source>By chance alone each take would be preferred in about {n} rounds.</source>
   <translation>Rein zufällig würde jeder Take in etwa {n} Runden vorgezogen.</translation>
  </message>
  <message>
   <source>By silence</source>
   <translation>Durch Schweigen</translation>
  </message>
  <message>
   <source>By the signed terms you are owed {owed}.</source>
   <translation>Nach den unterschriebenen Bedingungen stehen dir {owed} zu.</translation>
  </message>
  <message>
   <source>By the signed terms {who} is owed {owed}.</source>
   <translation>Nach den unterschriebenen Bedingungen stehen {who} {owed} zu.</translation>
  </message>
  <message>
   <source>By time of day</source>
   <translation>Nach Tageszeit</translation>
  </message>
  <message>
   <source>By {day}, the end in the plan, {n} of 100 plays are done.</source>
   <translation>Bis {day}, dem Ende im Plan, sind {n} von 100 Durchläufen fertig.</translation>
  </message>
  <message>
   <source>C</source>
   <translation>C</translation>
  </message>
  <message>
   <source>CSV</source>
   <translation>CSV</translation>
  </message>
  <message>
   <source>CSV…</source>
   <translation>CSV…</translation>
  </message>
  <message>
   <source>Calendar</source>
   <translation>Kalender</translation>
  </message>
  <message>
   <source>Calendar of {name}</source>
   <translation>Kalender von {name}</translation>
  </message>
  <message>
   <source>Calendars (*.ics *.ical *.ifb)</source>
   <translation>Kalender (*.ics *.ical *.ifb)</translation>
  </message>
  <message>
   <source>Can be opened until {when}.</source>
   <translation>Lässt sich bis {when} öffnen.</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <source>Cancel now</source>
   <translation>Abbruch jetzt</translation>
  </message>
  <message>
   <source>Cancel the gig</source>
   <translation>Auftrag abbrechen</translation>
  </message>
  <message>
   <source>Cancel the rendering</source>
   <translation>Rendern abbrechen</translation>
  </message>
  <message>
   <source>Cancel this gig…</source>
   <translation>Diesen Auftrag abbrechen…</translation>
  </message>
  <message>
   <source>Cancel {title}?</source>
   <translation>{title} abbrechen?</translation>
  </message>
  <message>
   <source>Cancelled</source>
   <translation>Abgebrochen</translation>
  </message>
  <message>
   <source>Cancelled before approval.</source>
   <translation>Vor der Freigabe abgebrochen.</translation>
  </message>
  <message>
   <source>Cancelled. {0}Offer it to somebody else, or do it yourself.</source>
   <translation>Abgebrochen. {0}Biete ihn jemand anderem an, oder mach ihn selbst.</translation>
  </message>
  <message>
   <source>Candidates</source>
   <translation>Kandidaten</translation>
  </message>
  <message>
   <source>Capabilities of your application key</source>
   <translation>Fähigkeiten deines Application Keys</translation>
  </message>
  <message>
   <source>Caps of your user, on Ceph</source>
   <translation>Caps deines Benutzers, bei Ceph</translation>
  </message>
  <message>
   <source>Ceiling, dBTP</source>
   <translation>Obergrenze, dBTP</translation>
  </message>
  <message>
   <source>Chains (*.yaml *.yml)</source>
   <translation>Ketten (*.yaml *.yml)</translation>
  </message>
  <message>
   <source>Chains (*.yaml)</source>
   <translation>Ketten (*.yaml)</translation>
  </message>
  <message>
   <source>Change</source>
   <translation>Ändern</translation>
  </message>
  <message>
   <source>Change it with `segue recipe set {0} {1}`, or take another name.</source>
   <translation>Ändere es mit `segue recipe set {0} {1}`, oder nimm einen anderen Namen.</translation>
  </message>
  <message>
   <source>Change it with `segue recipe set {0}`.</source>
   <translation>Ändere es mit `segue recipe set {0}`.</translation>
  </message>
  <message>
   <source>Change recipes, lanes and the split sheet, hand in own stages</source>
   <translation>Rezepte, Kanäle und das Split Sheet ändern, eigene Schritte abgeben</translation>
  </message>
  <message>
   <source>Change the length of the export.</source>
   <translation>Ändere die Länge des Exports.</translation>
  </message>
  <message>
   <source>Change the level by {0} dB, and look at the true peak afterwards.</source>
   <translation>Ändere den Pegel um {0} dB und prüfe danach den True Peak.</translation>
  </message>
  <message>
   <source>Change the plan, links, dates, calendars and baselines</source>
   <translation>Plan, Verbindungen, Termine, Kalender und Basispläne ändern</translation>
  </message>
  <message>
   <source>Change the price, the days, the rounds or the rights first; or accept the offer.</source>
   <translation>Ändere zuerst den Preis, die Tage, die Runden oder die Rechte; oder nimm das Angebot an.</translation>
  </message>
  <message>
   <source>Change the price, the days, the rounds or the rights first; or keep your offer.</source>
   <translation>Ändere erst den Preis, die Tage, die Runden oder die Rechte; oder bleib bei deinem Angebot.</translation>
  </message>
  <message>
   <source>Change the time of the stage</source>
   <translation>Zeit des Schritts ändern</translation>
  </message>
  <message>
   <source>Change what is kept of them, or give another name.</source>
   <translation>Ändere, was du dir dazu gemerkt hast, oder gib einen anderen Namen an.</translation>
  </message>
  <message>
   <source>Change what {0} asks for{1}, then deliver take {2}.{3}</source>
   <translation>Ändere, was {0} verlangt{1}, und gib dann Take {2} ab.{3}</translation>
  </message>
  <message>
   <source>Change which roles and tracks it hears, with `segue recipe set {0}`.</source>
   <translation>Ändere mit `segue recipe set {0}`, welche Rollen und Spuren es hört.</translation>
  </message>
  <message>
   <source>Changes</source>
   <translation>Änderungen</translation>
  </message>
  <message>
   <source>Changes are asked for</source>
   <translation>Änderungen sind verlangt</translation>
  </message>
  <message>
   <source>Changes asked</source>
   <translation>Änderungen verlangt</translation>
  </message>
  <message>
   <source>Changes can only be asked for with at least one note that says what to change.</source>
   <translation>Änderungen lassen sich nur mit mindestens einer Notiz verlangen, die sagt, was zu ändern ist.</translation>
  </message>
  <message>
   <source>Changes since an earlier take</source>
   <translation>Änderungen seit einem früheren Take</translation>
  </message>
  <message>
   <source>Changes since take {n}</source>
   <translation>Änderungen seit Take {n}</translation>
  </message>
  <message>
   <source>Changes were asked for.</source>
   <translation>Änderungen wurden verlangt.</translation>
  </message>
  <message>
   <source>Channels</source>
   <translation>Kanäle</translation>
  </message>
  <message>
   <source>Chapters</source>
   <translation>Kapitel</translation>
  </message>
  <message>
   <source>Check and repair</source>
   <translation>Prüfen und reparieren</translation>
  </message>
  <message>
   <source>Check its name and folder.</source>
   <translation>Prüfe Name und Ordner.</translation>
  </message>
  <message>
   <source>Check its name.</source>
   <translation>Prüfe den Namen.</translation>
  </message>
  <message>
   <source>Check its place.</source>
   <translation>Prüfe den Ort.</translation>
  </message>
  <message>
   <source>Check it…</source>
   <translation>Prüfen…</translation>
  </message>
  <message>
   <source>Check now</source>
   <translation>Jetzt prüfen</translation>
  </message>
  <message>
   <source>Check that the file is there and may be read.</source>
   <translation>Prüfe, ob die Datei da ist und gelesen werden darf.</translation>
  </message>
  <message>
   <source>Check that the track was not muted, soloed away or routed elsewhere, and export it again.</source>
   <translation>Prüfe, ob die Spur stumm war, wegen eines Solos fehlte oder woandershin geroutet war, und exportiere sie neu.</translation>
  </message>
  <message>
   <source>Check the address and its prefix.</source>
   <translation>Prüfe die Adresse und ihr Präfix.</translation>
  </message>
  <message>
   <source>Check the address of the storage.</source>
   <translation>Prüfe die Adresse des Speichers.</translation>
  </message>
  <message>
   <source>Check the address with its prefix. Productions of an owner who has not synchronised since you joined are not there yet.</source>
   <translation>Prüfe die Adresse mit ihrem Präfix. Produktionen eines Eigentümers, der seit deinem Beitritt nicht abgeglichen hat, sind noch nicht da.</translation>
  </message>
  <message>
   <source>Check the address, and this computer's date and time.</source>
   <translation>Prüfe die Adresse sowie Datum und Uhrzeit dieses Rechners.</translation>
  </message>
  <message>
   <source>Check the address, for example https://s3.example.com.</source>
   <translation>Prüfe die Adresse, zum Beispiel https://s3.example.com.</translation>
  </message>
  <message>
   <source>Check the address; if it is a synced folder, wait until it has synchronised.</source>
   <translation>Prüfe die Adresse; ist es ein abgeglichener Ordner, warte, bis er abgeglichen ist.</translation>
  </message>
  <message>
   <source>Check the export range; this is too short to be heard.</source>
   <translation>Prüfe den Exportbereich; das ist zu kurz, um etwas zu hören.</translation>
  </message>
  <message>
   <source>Check the export: it is silent or shorter than 0.4 s.</source>
   <translation>Prüfe den Export: Er ist still oder kürzer als 0,4 s.</translation>
  </message>
  <message>
   <source>Check the file's name, or paste the text of the invitation.</source>
   <translation>Prüfe den Namen der Datei, oder füge den Text der Einladung ein.</translation>
  </message>
  <message>
   <source>Check the file's rights and its disk.</source>
   <translation>Prüfe die Rechte der Datei und ihr Laufwerk.</translation>
  </message>
  <message>
   <source>Check the key id and secret (`segue depot login URL`), and that the bucket's rights name them.</source>
   <translation>Prüfe Schlüssel-ID und Geheimnis (`segue depot login URL`) und ob die Rechte des Buckets sie nennen.</translation>
  </message>
  <message>
   <source>Check the keys at your provider, then `segue depot login`; what is here is safe meanwhile.</source>
   <translation>Prüfe die Schlüssel bei deinem Anbieter, dann `segue depot login`; was hier liegt, ist so lange sicher.</translation>
  </message>
  <message>
   <source>Check the name or id; `segue productions` and `segue plan` list what there is.</source>
   <translation>Prüfe Name oder ID; `segue productions` und `segue plan` zeigen, was es gibt.</translation>
  </message>
  <message>
   <source>Check the name, or create the bucket at your storage provider; Segue does not create buckets.</source>
   <translation>Prüfe den Namen, oder lege den Bucket bei deinem Speicheranbieter an; Segue legt keine Buckets an.</translation>
  </message>
  <message>
   <source>Check the number.</source>
   <translation>Prüfe die Zahl.</translation>
  </message>
  <message>
   <source>Check the passphrase (capital letters, keyboard layout) and that this is the right file.</source>
   <translation>Prüfe die Passphrase (Großbuchstaben, Tastaturbelegung) und ob das die richtige Datei ist.</translation>
  </message>
  <message>
   <source>Check the path and try again.</source>
   <translation>Prüfe den Pfad und versuch es noch einmal.</translation>
  </message>
  <message>
   <source>Check the start date, the durations and the lags.</source>
   <translation>Prüfe das Anfangsdatum, die Dauern und die Abstände.</translation>
  </message>
  <message>
   <source>Check the start date.</source>
   <translation>Prüfe das Anfangsdatum.</translation>
  </message>
  <message>
   <source>Check the track's fader and the export's gain.</source>
   <translation>Prüfe den Fader der Spur und den Pegel des Exports.</translation>
  </message>
  <message>
   <source>Check the year.</source>
   <translation>Prüfe das Jahr.</translation>
  </message>
  <message>
   <source>Check where it lies, then try again.</source>
   <translation>Prüfe, wo sie liegt, und versuch es noch einmal.</translation>
  </message>
  <message>
   <source>Check, repair and clean…</source>
   <translation>Prüfen, reparieren, aufräumen…</translation>
  </message>
  <message>
   <source>Checked {0} of {1}</source>
   <translation>{0} von {1} geprüft</translation>
  </message>
  <message>
   <source>Checking a file was stopped.</source>
   <translation>Die Prüfung einer Datei wurde angehalten.</translation>
  </message>
  <message>
   <source>Checking…</source>
   <translation>Wird geprüft…</translation>
  </message>
  <message>
   <source>Checklist</source>
   <translation>Checkliste</translation>
  </message>
  <message>
   <source>Choose</source>
   <translation>Auswählen</translation>
  </message>
  <message>
   <source>Choose .wav, or 24 or 16 bit.</source>
   <translation>Wähle .wav, oder 24 oder 16 Bit.</translation>
  </message>
  <message>
   <source>Choose a calendar file</source>
   <translation>Kalenderdatei wählen</translation>
  </message>
  <message>
   <source>Choose a candidate first (`segue audition choose {0}`).</source>
   <translation>Wähle zuerst jemanden aus (`segue audition choose {0}`).</translation>
  </message>
  <message>
   <source>Choose a chain file</source>
   <translation>Kettendatei wählen</translation>
  </message>
  <message>
   <source>Choose a file</source>
   <translation>Datei wählen</translation>
  </message>
  <message>
   <source>Choose a file that ends in .ics.</source>
   <translation>Wähle eine Datei, die auf .ics endet.</translation>
  </message>
  <message>
   <source>Choose a file that you may read.</source>
   <translation>Wähle eine Datei, die du lesen darfst.</translation>
  </message>
  <message>
   <source>Choose a file…</source>
   <translation>Datei wählen…</translation>
  </message>
  <message>
   <source>Choose a folder</source>
   <translation>Ordner wählen</translation>
  </message>
  <message>
   <source>Choose a folder beside it.</source>
   <translation>Wähle einen Ordner daneben.</translation>
  </message>
  <message>
   <source>Choose a folder elsewhere: the home belongs into no folder that is moved or synchronised.</source>
   <translation>Wähle einen Ordner an anderer Stelle: Der Heimordner gehört in keinen Ordner, der verschoben oder abgeglichen wird.</translation>
  </message>
  <message>
   <source>Choose a folder in which you may write and that has room.</source>
   <translation>Wähle einen Ordner, in den du schreiben darfst und der Platz hat.</translation>
  </message>
  <message>
   <source>Choose a folder of your own.</source>
   <translation>Wähle einen eigenen Ordner.</translation>
  </message>
  <message>
   <source>Choose a folder that belongs to you, on a disk that is not write-protected.</source>
   <translation>Wähle einen Ordner, der dir gehört, auf einem Laufwerk ohne Schreibschutz.</translation>
  </message>
  <message>
   <source>Choose a folder that does not exist yet, or one with an earlier portfolio.</source>
   <translation>Wähle einen Ordner, den es noch nicht gibt, oder einen mit einem früheren Portfolio.</translation>
  </message>
  <message>
   <source>Choose a folder that does not exist yet.</source>
   <translation>Wähle einen Ordner, den es noch nicht gibt.</translation>
  </message>
  <message>
   <source>Choose a folder that exists, in which you may write and that has room.</source>
   <translation>Wähle einen Ordner, den es gibt, in den du schreiben darfst und der Platz hat.</translation>
  </message>
  <message>
   <source>Choose a folder.</source>
   <translation>Wähle einen Ordner.</translation>
  </message>
  <message>
   <source>Choose a gig.json.</source>
   <translation>Wähle eine gig.json.</translation>
  </message>
  <message>
   <source>Choose a new folder for the portfolio</source>
   <translation>Wähle einen neuen Ordner für das Portfolio</translation>
  </message>
  <message>
   <source>Choose a person for the stage</source>
   <translation>Jemanden für den Schritt wählen</translation>
  </message>
  <message>
   <source>Choose a recipe first.</source>
   <translation>Wähle zuerst ein Rezept.</translation>
  </message>
  <message>
   <source>Choose a spec for the same kind of file.</source>
   <translation>Wähl eine Spezifikation für dieselbe Art von Datei.</translation>
  </message>
  <message>
   <source>Choose a vCard file, or a CSV file with a column “name”.</source>
   <translation>Wähle eine vCard-Datei oder eine CSV-Datei mit einer Spalte „name“.</translation>
  </message>
  <message>
   <source>Choose aac-320, aac-96, mp3-128, pcm or such.</source>
   <translation>Wähle etwa aac-320, aac-96, mp3-128 oder pcm.</translation>
  </message>
  <message>
   <source>Choose all of its stages or none, or flatten it first.</source>
   <translation>Wähle alle ihre Schritte oder keinen, oder löse sie zuerst auf.</translation>
  </message>
  <message>
   <source>Choose an audio file instead.</source>
   <translation>Wähle stattdessen eine Audiodatei.</translation>
  </message>
  <message>
   <source>Choose an empty place. Nothing was overwritten.</source>
   <translation>Wähle einen leeren Ort. Nichts wurde überschrieben.</translation>
  </message>
  <message>
   <source>Choose an input first.</source>
   <translation>Wähle zuerst eine Eingabe.</translation>
  </message>
  <message>
   <source>Choose an input…</source>
   <translation>Eingang wählen …</translation>
  </message>
  <message>
   <source>Choose another file, or check its name.</source>
   <translation>Wähle eine andere Datei, oder prüfe ihren Namen.</translation>
  </message>
  <message>
   <source>Choose another folder or prefix, or empty this one first.</source>
   <translation>Wähle einen anderen Ordner oder ein anderes Präfix, oder leere zuerst diesen Ort.</translation>
  </message>
  <message>
   <source>Choose another folder or prefix.</source>
   <translation>Wähle einen anderen Ordner oder ein anderes Präfix.</translation>
  </message>
  <message>
   <source>Choose another folder with --home.</source>
   <translation>Wähle mit --home einen anderen Ordner.</translation>
  </message>
  <message>
   <source>Choose another folder.</source>
   <translation>Wähle einen anderen Ordner.</translation>
  </message>
  <message>
   <source>Choose another name for the copy with notes.</source>
   <translation>Wähle einen anderen Namen für die Kopie mit Notizen.</translation>
  </message>
  <message>
   <source>Choose another name for the mix.</source>
   <translation>Wähle einen anderen Namen für den Mix.</translation>
  </message>
  <message>
   <source>Choose another name, or move the file away.</source>
   <translation>Wähle einen anderen Namen, oder räume die Datei weg.</translation>
  </message>
  <message>
   <source>Choose another take.</source>
   <translation>Wähle einen anderen Take.</translation>
  </message>
  <message>
   <source>Choose approver, reviewer or observer.</source>
   <translation>Wähle approver, reviewer oder observer.</translation>
  </message>
  <message>
   <source>Choose at most {0} days, and share the page again when they are over.</source>
   <translation>Wähle höchstens {0} Tage, und teile die Seite neu, wenn sie um sind.</translation>
  </message>
  <message>
   <source>Choose fewer of them, or others as well.</source>
   <translation>Wähle weniger davon oder auch andere.</translation>
  </message>
  <message>
   <source>Choose files</source>
   <translation>Dateien wählen</translation>
  </message>
  <message>
   <source>Choose files, not folders.</source>
   <translation>Wähle Dateien, keine Ordner.</translation>
  </message>
  <message>
   <source>Choose files…</source>
   <translation>Dateien wählen…</translation>
  </message>
  <message>
   <source>Choose flac, wav, mp3 or opus.</source>
   <translation>Wähle flac, wav, mp3 oder opus.</translation>
  </message>
  <message>
   <source>Choose from: {0}.</source>
   <translation>Wähle aus: {0}.</translation>
  </message>
  <message>
   <source>Choose lane, track or group.</source>
   <translation>Wähle lane, track oder group.</translation>
  </message>
  <message>
   <source>Choose less.</source>
   <translation>Wähle weniger.</translation>
  </message>
  <message>
   <source>Choose mp3-128, aac-96 or such.</source>
   <translation>Wähle etwa mp3-128 oder aac-96.</translation>
  </message>
  <message>
   <source>Choose one of the candidates first, where the plan shows the stage.</source>
   <translation>Wähle zuerst im Plan beim Schritt jemanden aus.</translation>
  </message>
  <message>
   <source>Choose one of {0}.</source>
   <translation>Wähle etwas davon: {0}.</translation>
  </message>
  <message>
   <source>Choose one.</source>
   <translation>Wähle eins davon.</translation>
  </message>
  <message>
   <source>Choose rules of the same kind.</source>
   <translation>Wähle Regeln derselben Art.</translation>
  </message>
  <message>
   <source>Choose stages, or the whole plan.</source>
   <translation>Wähle Schritte oder den ganzen Plan.</translation>
  </message>
  <message>
   <source>Choose the folder of this installation.</source>
   <translation>Wähle den Ordner dieser Installation.</translation>
  </message>
  <message>
   <source>Choose the folder whose SEGUE-DEPOT.txt starts with 'segue-depot 1 {0}'.</source>
   <translation>Wähle den Ordner, dessen SEGUE-DEPOT.txt mit 'segue-depot 1 {0}' beginnt.</translation>
  </message>
  <message>
   <source>Choose the folder whose {0} starts with 'segue-depot 1 {1}'.</source>
   <translation>Wähle den Ordner, dessen {0} mit 'segue-depot 1 {1}' beginnt.</translation>
  </message>
  <message>
   <source>Choose the folder…</source>
   <translation>Ordner wählen …</translation>
  </message>
  <message>
   <source>Choose the invitation</source>
   <translation>Einladung wählen</translation>
  </message>
  <message>
   <source>Choose the new file</source>
   <translation>Neue Datei wählen</translation>
  </message>
  <message>
   <source>Choose the permission that the owner sent</source>
   <translation>Wähle die Erlaubnis, die der Eigentümer geschickt hat</translation>
  </message>
  <message>
   <source>Choose the place…</source>
   <translation>Ort wählen…</translation>
  </message>
  <message>
   <source>Choose the right file, or export it again.</source>
   <translation>Wähle die richtige Datei oder exportiere sie neu.</translation>
  </message>
  <message>
   <source>Choose the table's columns</source>
   <translation>Spalten der Tabelle wählen</translation>
  </message>
  <message>
   <source>Choose times from the beginning of the song on, the end no earlier than the start.</source>
   <translation>Wähle Zeiten ab dem Anfang des Songs, das Ende nicht vor dem Beginn.</translation>
  </message>
  <message>
   <source>Choose wav, or split it into stems.</source>
   <translation>Wähle wav, oder teile es in Stems auf.</translation>
  </message>
  <message>
   <source>Choose what to hear</source>
   <translation>Wählen, was zu hören ist</translation>
  </message>
  <message>
   <source>Choose your own work.</source>
   <translation>Wähle deine eigene Arbeit.</translation>
  </message>
  <message>
   <source>Choose {name}</source>
   <translation>{name} auswählen</translation>
  </message>
  <message>
   <source>Choose: {what}</source>
   <translation>Wählen: {what}</translation>
  </message>
  <message>
   <source>Choose…</source>
   <translation>Wählen…</translation>
  </message>
  <message>
   <source>Claims of the token {0}</source>
   <translation>Angaben des Tokens {0}</translation>
  </message>
  <message>
   <source>Clear</source>
   <translation>Zurücksetzen</translation>
  </message>
  <message>
   <source>Clear the filter</source>
   <translation>Filter zurücksetzen</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>Close (Esc)</source>
   <translation>Schließen (Esc)</translation>
  </message>
  <message>
   <source>Close it (a recorder, a sync program), then try again; nothing was changed.</source>
   <translation>Schließe es (ein Aufnahme- oder Abgleichprogramm) und versuche es noch einmal; geändert wurde nichts.</translation>
  </message>
  <message>
   <source>Close it, or write the table anew as CSV from the program it comes from.</source>
   <translation>Schließ es, oder schreib die Tabelle aus dem Programm, aus dem sie kommt, neu als CSV.</translation>
  </message>
  <message>
   <source>Close its window, then try again; or delete the folder yourself.</source>
   <translation>Schließ ihr Fenster und versuch es noch einmal, oder lösch den Ordner selbst.</translation>
  </message>
  <message>
   <source>Close the inspector</source>
   <translation>Inspektor schließen</translation>
  </message>
  <message>
   <source>Close the player</source>
   <translation>Player schließen</translation>
  </message>
  <message>
   <source>Close the production</source>
   <translation>Produktion abschließen</translation>
  </message>
  <message>
   <source>Close the production and open it again</source>
   <translation>Die Produktion abschließen und wieder öffnen</translation>
  </message>
  <message>
   <source>Close the production: everything is finished</source>
   <translation>Die Produktion abschließen: alles ist fertig</translation>
  </message>
  <message>
   <source>Close the production…</source>
   <translation>Produktion abschließen…</translation>
  </message>
  <message>
   <source>Close the program that has it open, or see to the folder's rights, then try again.</source>
   <translation>Schließe das Programm, das sie offen hat, oder sieh nach den Rechten des Ordners, und versuch es dann noch einmal.</translation>
  </message>
  <message>
   <source>Close this message</source>
   <translation>Meldung schließen</translation>
  </message>
  <message>
   <source>Close what is below the plan</source>
   <translation>Bereich unter dem Plan schließen</translation>
  </message>
  <message>
   <source>Closed</source>
   <translation>Abgeschlossen</translation>
  </message>
  <message>
   <source>Closing</source>
   <translation>Abschluss</translation>
  </message>
  <message>
   <source>Closing the window keeps it running there</source>
   <translation>Nach dem Schließen des Fensters läuft es dort weiter</translation>
  </message>
  <message>
   <source>Closing…</source>
   <translation>Wird abgeschlossen…</translation>
  </message>
  <message>
   <source>Collaborators: {0}. Or name a hand-off.</source>
   <translation>Mitwirkende: {0}. Oder nenne eine Übergabe.</translation>
  </message>
  <message>
   <source>Columns</source>
   <translation>Spalten</translation>
  </message>
  <message>
   <source>Come back</source>
   <translation>Zurückkommen</translation>
  </message>
  <message>
   <source>Commands</source>
   <translation>Befehle</translation>
  </message>
  <message>
   <source>Committed</source>
   <translation>Gebunden</translation>
  </message>
  <message>
   <source>Compact</source>
   <translation>Kompakt</translation>
  </message>
  <message>
   <source>Compact rows</source>
   <translation>Kompakte Zeilen</translation>
  </message>
  <message>
   <source>Compare it with the original.</source>
   <translation>Vergleiche es mit dem Original.</translation>
  </message>
  <message>
   <source>Compare parts of them.</source>
   <translation>Vergleiche Teile davon.</translation>
  </message>
  <message>
   <source>Comparing both places…</source>
   <translation>Beide Orte werden verglichen…</translation>
  </message>
  <message>
   <source>Comparing it with what this computer knows…</source>
   <translation>Wird mit dem verglichen, was dieser Rechner weiß…</translation>
  </message>
  <message>
   <source>Comparing the takes was stopped.</source>
   <translation>Der Vergleich der Takes wurde angehalten.</translation>
  </message>
  <message>
   <source>Comparing with take {n}…</source>
   <translation>Vergleich mit Take {n}…</translation>
  </message>
  <message>
   <source>Complete the stage in the plan, then offer it again.</source>
   <translation>Vervollständige den Schritt im Plan und biete ihn dann neu an.</translation>
  </message>
  <message>
   <source>Composition %</source>
   <translation>Komposition %</translation>
  </message>
  <message>
   <source>Composition {one}, master {two} of 100.00</source>
   <translation>Komposition {one}, Master {two} von 100.00</translation>
  </message>
  <message>
   <source>Confirm payments, or say what has come of them</source>
   <translation>Zahlungen bestätigen oder sagen, was davon angekommen ist</translation>
  </message>
  <message>
   <source>Confirmed by {name} on {date}.</source>
   <translation>Von {name} bestätigt am {date}.</translation>
  </message>
  <message>
   <source>Conflict copies in the shared folder</source>
   <translation>Konfliktkopien im geteilten Ordner</translation>
  </message>
  <message>
   <source>Connect its disk or make it, then try again; only the last folder of a path is made here.</source>
   <translation>Schließe sein Laufwerk an oder lege ihn an, dann versuche es noch einmal; nur der letzte Ordner eines Pfads wird hier angelegt.</translation>
  </message>
  <message>
   <source>Connect its disk or make the folder.</source>
   <translation>Schließe das Laufwerk an, oder lege den Ordner an.</translation>
  </message>
  <message>
   <source>Connect its disk, then try again.</source>
   <translation>Schließe sein Laufwerk an, dann versuche es noch einmal.</translation>
  </message>
  <message>
   <source>Connect its disk, then try again. If your files lie elsewhere now, say where under Settings, General.</source>
   <translation>Schließe sein Laufwerk an, dann versuche es noch einmal. Liegen deine Dateien jetzt woanders, sage unter Einstellungen, Allgemein, wo.</translation>
  </message>
  <message>
   <source>Connect its disk, then try again; nothing was taken for deleted and nothing was fetched anew. If it lies elsewhere now, say where: `segue workspace use DIR`, or in the settings. If it is gone for good, make the folder with an empty file “{0}” in it.</source>
   <translation>Schließe sein Laufwerk an, dann versuche es noch einmal; nichts wurde für gelöscht gehalten und nichts neu geholt. Liegt er jetzt woanders, sage wo: `segue workspace use DIR`, oder in den Einstellungen. Ist er endgültig weg, lege den Ordner mit einer leeren Datei „{0}“ darin an.</translation>
  </message>
  <message>
   <source>Connect the disk or start the sync program, then try again. Nothing was taken for deleted.</source>
   <translation>Schließe das Laufwerk an, oder starte das Sync-Programm, und versuch es noch einmal. Nichts gilt als gelöscht.</translation>
  </message>
  <message>
   <source>Connect the disk, then try again.</source>
   <translation>Schließe das Laufwerk an und versuch es noch einmal.</translation>
  </message>
  <message>
   <source>Connect the disk; nothing was deleted.</source>
   <translation>Schließe das Laufwerk an; nichts wurde gelöscht.</translation>
  </message>
  <message>
   <source>Copied</source>
   <translation>Kopiert</translation>
  </message>
  <message>
   <source>Copies of your files lie in {folder}. Move there again to go on, or take them away.</source>
   <translation>Kopien deiner Dateien liegen in {folder}. Ziehe noch einmal dorthin um, um weiterzumachen, oder nimm sie weg.</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>Kopieren</translation>
  </message>
  <message>
   <source>Copy a message</source>
   <translation>Nachricht kopieren</translation>
  </message>
  <message>
   <source>Copy a message: {what}</source>
   <translation>Nachricht kopieren: {what}</translation>
  </message>
  <message>
   <source>Copy in English</source>
   <translation>Auf Englisch kopieren</translation>
  </message>
  <message>
   <source>Copy in German</source>
   <translation>Auf Deutsch kopieren</translation>
  </message>
  <message>
   <source>Copy it again from its first to its last character, or save the .seguepass file.</source>
   <translation>Kopiere sie noch einmal vom ersten bis zum letzten Zeichen, oder speichere die .seguepass-Datei.</translation>
  </message>
  <message>
   <source>Copy it again from its first to its last character, or use its file.</source>
   <translation>Kopiere sie noch einmal vom ersten bis zum letzten Zeichen, oder nimm ihre Datei.</translation>
  </message>
  <message>
   <source>Copy it and its passphrase to places outside this computer: a safe, a password manager, a stick at a friend's. Keep the two apart.</source>
   <translation>Kopiere sie und ihre Passphrase an Orte außerhalb dieses Rechners: Safe, Passwortmanager, Stick bei Freunden. Halte beide getrennt.</translation>
  </message>
  <message>
   <source>Copy it from the page where Segue's releases are.</source>
   <translation>Kopiere ihn von der Seite, auf der die Versionen von Segue stehen.</translation>
  </message>
  <message>
   <source>Copy link</source>
   <translation>Link kopieren</translation>
  </message>
  <message>
   <source>Copy of the take with cues (*.wav)</source>
   <translation>Kopie des Takes mit Cues (*.wav)</translation>
  </message>
  <message>
   <source>Copy one's at a time.</source>
   <translation>Kopiere immer nur die einer Produktion.</translation>
  </message>
  <message>
   <source>Copy or upload it again.</source>
   <translation>Kopiere sie oder lade sie noch einmal hoch.</translation>
  </message>
  <message>
   <source>Copy pass</source>
   <translation>Einladung kopieren</translation>
  </message>
  <message>
   <source>Copy stages in Segue first, in this or another production.</source>
   <translation>Kopiere zuerst Schritte in Segue, in dieser oder einer anderen Produktion.</translation>
  </message>
  <message>
   <source>Copy the invitation</source>
   <translation>Einladung kopieren</translation>
  </message>
  <message>
   <source>Copy the invitation of {name}</source>
   <translation>Einladung von {name} kopieren</translation>
  </message>
  <message>
   <source>Copy the pass of {name}</source>
   <translation>Einladung von {name} kopieren</translation>
  </message>
  <message>
   <source>Copy the recipe</source>
   <translation>Rezept kopieren</translation>
  </message>
  <message>
   <source>Copy to a folder</source>
   <translation>In einen Ordner kopieren</translation>
  </message>
  <message>
   <source>Copy to a folder…</source>
   <translation>In einen Ordner kopieren…</translation>
  </message>
  <message>
   <source>Copy your files</source>
   <translation>Deine Dateien kopieren</translation>
  </message>
  <message>
   <source>Copy, and leave the old ones</source>
   <translation>Kopieren und die alten lassen</translation>
  </message>
  <message>
   <source>Copy: {what}</source>
   <translation>Kopieren: {what}</translation>
  </message>
  <message>
   <source>Copying the files</source>
   <translation>Dateien werden kopiert</translation>
  </message>
  <message>
   <source>Copying to {0}</source>
   <translation>Kopieren nach {0}</translation>
  </message>
  <message>
   <source>Copying your files was stopped.</source>
   <translation>Das Kopieren deiner Dateien wurde angehalten.</translation>
  </message>
  <message>
   <source>Copying {0}</source>
   <translation>{0} wird kopiert</translation>
  </message>
  <message>
   <source>Correct a payment or ask: {who} says that {amount} has come</source>
   <translation>Eine Zahlung berichtigen oder nachfragen: {who} sagt, dass {amount} angekommen sind</translation>
  </message>
  <message>
   <source>Correct it and try again.</source>
   <translation>Berichtige es und versuch es noch einmal.</translation>
  </message>
  <message>
   <source>Correct it to {amount}</source>
   <translation>Auf {amount} berichtigen</translation>
  </message>
  <message>
   <source>Correct the business details.</source>
   <translation>Berichtige die Geschäftsangaben.</translation>
  </message>
  <message>
   <source>Correct the chain file; assets/chains/README.md describes it.</source>
   <translation>Berichtige die Kettendatei; assets/chains/README.md beschreibt sie.</translation>
  </message>
  <message>
   <source>Correct the date.</source>
   <translation>Berichtige das Datum.</translation>
  </message>
  <message>
   <source>Correct the rule; `segue show` prints the spec as it stands.</source>
   <translation>Berichtige die Regel; `segue show` zeigt die Spezifikation, wie sie ist.</translation>
  </message>
  <message>
   <source>Correct the session file; ARCHITECTURE.md shows its form.</source>
   <translation>Berichtige die Session-Datei; ARCHITECTURE.md zeigt ihre Form.</translation>
  </message>
  <message>
   <source>Corrected; {amount} was recorded first.</source>
   <translation>Berichtigt; festgehalten waren zuerst {amount}.</translation>
  </message>
  <message>
   <source>Costs</source>
   <translation>Kosten</translation>
  </message>
  <message>
   <source>Could go, if you say so</source>
   <translation>Könnte weg, wenn du willst</translation>
  </message>
  <message>
   <source>Could have begun</source>
   <translation>Hätte beginnen können</translation>
  </message>
  <message>
   <source>Counted on this computer from what both sides have signed. It is in no production and on no page.</source>
   <translation>Auf diesem Rechner gezählt, aus dem, was beide Seiten unterschrieben haben. Es steht in keiner Produktion und auf keiner Seite.</translation>
  </message>
  <message>
   <source>Countered</source>
   <translation>Gegenangebot</translation>
  </message>
  <message>
   <source>Country</source>
   <translation>Land</translation>
  </message>
  <message>
   <source>Counts from today; earlier invoices stay as they are</source>
   <translation>Gilt ab heute; frühere Rechnungen bleiben, wie sie sind</translation>
  </message>
  <message>
   <source>Cover</source>
   <translation>Cover</translation>
  </message>
  <message>
   <source>Cover art</source>
   <translation>Cover</translation>
  </message>
  <message>
   <source>Create the folder or choose another one.</source>
   <translation>Lege den Ordner an, oder wähle einen anderen.</translation>
  </message>
  <message>
   <source>Critical path</source>
   <translation>Kritischer Pfad</translation>
  </message>
  <message>
   <source>Ctrl+Z takes it back.</source>
   <translation>Strg+Z macht es rückgängig.</translation>
  </message>
  <message>
   <source>Currency of the rate</source>
   <translation>Währung des Satzes</translation>
  </message>
  <message>
   <source>Cut</source>
   <translation>Ausschneiden</translation>
  </message>
  <message>
   <source>Cut it somewhere between its start and the end of its work.</source>
   <translation>Teile ihn irgendwo zwischen seinem Beginn und dem Ende seiner Arbeit.</translation>
  </message>
  <message>
   <source>DAW session</source>
   <translation>DAW-Sitzung</translation>
  </message>
  <message>
   <source>DAWproject with markers (*.dawproject)</source>
   <translation>DAWproject mit Marken (*.dawproject)</translation>
  </message>
  <message>
   <source>DAWproject, Reaper (.rpp), OTIO, Ardour, or an edit decision list (.edl).</source>
   <translation>DAWproject, Reaper (.rpp), OTIO, Ardour oder eine Schnittliste (.edl).</translation>
  </message>
  <message>
   <source>DAWproject, Reaper, Ardour, OTIO, EDL or Final Cut; it can be dropped here too (Ctrl+I)</source>
   <translation>DAWproject, Reaper, Ardour, OTIO, EDL oder Final Cut; lässt sich auch hier ablegen (Strg+I)</translation>
  </message>
  <message>
   <source>Damaged and missing files on this computer are fetched again; a damaged one is kept beside under another name.</source>
   <translation>Beschädigte und fehlende Dateien auf diesem Rechner werden neu geholt; eine beschädigte bleibt unter anderem Namen daneben.</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>Dunkel</translation>
  </message>
  <message>
   <source>Dates in the plan count working time only. People work as the production does, unless they have a calendar of their own.</source>
   <translation>Termine im Plan zählen nur Arbeitszeit. Alle arbeiten wie die Produktion, außer sie haben einen eigenen Kalender.</translation>
  </message>
  <message>
   <source>Dates that are missed, people with two things at once, stages that could begin: they would be listed here, each with ways to put it right.</source>
   <translation>Verfehlte Termine, Leute mit zwei Dingen zugleich, Schritte, die beginnen könnten: Sie stünden hier, jeweils mit Wegen, es in Ordnung zu bringen.</translation>
  </message>
  <message>
   <source>Dates that hang on it are only a guess until it is put right.</source>
   <translation>Termine, die daran hängen, sind nur geschätzt, bis er in Ordnung ist.</translation>
  </message>
  <message>
   <source>Day</source>
   <translation>Tag</translation>
  </message>
  <message>
   <source>Days</source>
   <translation>Tage</translation>
  </message>
  <message>
   <source>Days if all goes well; 0: not said</source>
   <translation>Tage, wenn alles gut geht; 0: keine Angabe</translation>
  </message>
  <message>
   <source>Days if little goes well; 0: not said</source>
   <translation>Tage, wenn wenig gut geht; 0: keine Angabe</translation>
  </message>
  <message>
   <source>Days that the plan counts with</source>
   <translation>Tage, mit denen der Plan rechnet</translation>
  </message>
  <message>
   <source>Days to answer a take</source>
   <translation>Tage für die Antwort</translation>
  </message>
  <message>
   <source>Days without work</source>
   <translation>Tage ohne Arbeit</translation>
  </message>
  <message>
   <source>Days, more</source>
   <translation>Tage mehr</translation>
  </message>
  <message>
   <source>Decide on that device, or have it hand over to this one: `segue lead take`.</source>
   <translation>Entscheide auf jenem Gerät, oder lass es an dieses übergeben: `segue lead take`.</translation>
  </message>
  <message>
   <source>Decide on this device</source>
   <translation>Auf diesem Gerät entscheiden</translation>
  </message>
  <message>
   <source>Decide the same on “{0}”, or take the lead back (`segue lead take {1}`): then they count.</source>
   <translation>Entscheide dasselbe auf „{0}“, oder hol die Leitung zurück (`segue lead take {1}`): Dann gilt es.</translation>
  </message>
  <message>
   <source>Decided here, and not in force</source>
   <translation>Hier entschieden, aber nicht gültig</translation>
  </message>
  <message>
   <source>Decline</source>
   <translation>Ablehnen</translation>
  </message>
  <message>
   <source>Decline instead</source>
   <translation>Lieber ablehnen</translation>
  </message>
  <message>
   <source>Decline the offer</source>
   <translation>Angebot ablehnen</translation>
  </message>
  <message>
   <source>Decline, and ask the owner to propose the change again.</source>
   <translation>Lehne ab und bitte, die Änderung noch einmal vorzuschlagen.</translation>
  </message>
  <message>
   <source>Declined</source>
   <translation>Abgelehnt</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>Löschen</translation>
  </message>
  <message>
   <source>Delete and close</source>
   <translation>Löschen und schließen</translation>
  </message>
  <message>
   <source>Delete it</source>
   <translation>Löschen</translation>
  </message>
  <message>
   <source>Delete nothing.</source>
   <translation>Nichts löschen.</translation>
  </message>
  <message>
   <source>Delete the demo…</source>
   <translation>Demo löschen…</translation>
  </message>
  <message>
   <source>Delete the empty track</source>
   <translation>Leere Spur löschen</translation>
  </message>
  <message>
   <source>Delete the key pair {0} at your provider; Segue did not make it.</source>
   <translation>Lösche das Schlüsselpaar {0} bei deinem Anbieter; Segue hat es nicht gemacht.</translation>
  </message>
  <message>
   <source>Delete {n} object now, {size}</source>
   <translation>{n} Objekt jetzt löschen, {size}</translation>
  </message>
  <message>
   <source>Delete {n} object, {size}</source>
   <translation>{n} Objekt löschen, {size}</translation>
  </message>
  <message>
   <source>Delete {n} objects now, {size}</source>
   <translation>{n} Objekte jetzt löschen, {size}</translation>
  </message>
  <message>
   <source>Delete {n} objects, {size}</source>
   <translation>{n} Objekte löschen, {size}</translation>
  </message>
  <message>
   <source>Deleting</source>
   <translation>Wird gelöscht</translation>
  </message>
  <message>
   <source>Deleting…</source>
   <translation>Wird gelöscht…</translation>
  </message>
  <message>
   <source>Deliver it as one of those.</source>
   <translation>Gib es in einem davon ab.</translation>
  </message>
  <message>
   <source>Deliver take {0} when you are done.{1}</source>
   <translation>Gib Take {0} ab, wenn du fertig bist.{1}</translation>
  </message>
  <message>
   <source>Deliver take {n}</source>
   <translation>Take {n} abgeben</translation>
  </message>
  <message>
   <source>Deliver take {take}</source>
   <translation>Take {take} abgeben</translation>
  </message>
  <message>
   <source>Deliver take {take}, or ask for more time</source>
   <translation>Take {take} abgeben oder um mehr Zeit bitten</translation>
  </message>
  <message>
   <source>Deliver takes and send missing pieces again</source>
   <translation>Takes abgeben und fehlende Stücke neu senden</translation>
  </message>
  <message>
   <source>Delivered</source>
   <translation>Abgegeben</translation>
  </message>
  <message>
   <source>Delivered to</source>
   <translation>Geliefert an</translation>
  </message>
  <message>
   <source>Delivered. It goes on its way by itself; you need not wait.</source>
   <translation>Abgegeben. Es geht von selbst auf den Weg; du musst nicht warten.</translation>
  </message>
  <message>
   <source>Delivered; waits for the owner's answer.</source>
   <translation>Abgegeben; wartet auf die Antwort des Eigentümers.</translation>
  </message>
  <message>
   <source>Delivery note</source>
   <translation>Lieferschein</translation>
  </message>
  <message>
   <source>Delivery note…</source>
   <translation>Lieferschein …</translation>
  </message>
  <message>
   <source>Delivery specs (*.json)</source>
   <translation>Abgabe-Spezifikationen (*.json)</translation>
  </message>
  <message>
   <source>Devices</source>
   <translation>Geräte</translation>
  </message>
  <message>
   <source>Devices…</source>
   <translation>Geräte…</translation>
  </message>
  <message>
   <source>Disputed</source>
   <translation>Streitfall</translation>
  </message>
  <message>
   <source>Disputed; both sides state their view.</source>
   <translation>Strittig; beide Seiten legen ihre Sicht dar.</translation>
  </message>
  <message>
   <source>Disputed; nobody judges. You and {0} agree on a split, or all is as before after 5 days without an answer.</source>
   <translation>Strittig; niemand richtet. Du und {0} einigt euch auf eine Aufteilung, oder nach 5 Tagen ohne Antwort ist alles wie zuvor.</translation>
  </message>
  <message>
   <source>Dispute…</source>
   <translation>Streit…</translation>
  </message>
  <message>
   <source>Do it on that device, or decide on this one first, under Settings, Devices.</source>
   <translation>Tu es auf jenem Gerät, oder lass zuerst dieses entscheiden, unter Einstellungen, Geräte.</translation>
  </message>
  <message>
   <source>Do it on your first device, or name your recovery file here.</source>
   <translation>Tu es auf deinem ersten Gerät, oder nenne hier deine Wiederherstellungsdatei.</translation>
  </message>
  <message>
   <source>Do it on your first device, or name your recovery file: --recover FILE.</source>
   <translation>Tu es auf deinem ersten Gerät, oder nenne deine Wiederherstellungsdatei: --recover FILE.</translation>
  </message>
  <message>
   <source>Do it on your first device, or set the new one up from your recovery file.</source>
   <translation>Tu es auf deinem ersten Gerät, oder richte das neue aus deiner Wiederherstellungsdatei ein.</translation>
  </message>
  <message>
   <source>Do it on your first device.</source>
   <translation>Tu es auf deinem ersten Gerät.</translation>
  </message>
  <message>
   <source>Do next</source>
   <translation>Als Nächstes</translation>
  </message>
  <message>
   <source>Do not accept. Ask the owner to make the offer again.</source>
   <translation>Nimm nicht an. Bitte den Eigentümer, das Angebot neu zu machen.</translation>
  </message>
  <message>
   <source>Do {0} after {1}, by a link</source>
   <translation>{0} nach {1} machen, mit einer Verbindung</translation>
  </message>
  <message>
   <source>Document</source>
   <translation>Dokument</translation>
  </message>
  <message>
   <source>Does</source>
   <translation>Macht</translation>
  </message>
  <message>
   <source>Done</source>
   <translation>Fertig</translation>
  </message>
  <message>
   <source>Done by</source>
   <translation>Fertig bis</translation>
  </message>
  <message>
   <source>Done so far</source>
   <translation>Bisher fertig</translation>
  </message>
  <message>
   <source>Done {n}</source>
   <translation>Erledigt {n}</translation>
  </message>
  <message>
   <source>Done: your take is signed and feeds what follows.</source>
   <translation>Fertig: Dein Take ist signiert und speist, was folgt.</translation>
  </message>
  <message>
   <source>Double-click here to name a place: verse, chorus, solo (Shift+M at the playhead)</source>
   <translation>Doppelklicke hier, um eine Stelle zu benennen: Strophe, Refrain, Solo (Umschalt+M beim Abspielzeiger)</translation>
  </message>
  <message>
   <source>Double-click to type a level</source>
   <translation>Doppelklick, um einen Pegel einzutippen</translation>
  </message>
  <message>
   <source>Draft</source>
   <translation>Entwurf</translation>
  </message>
  <message>
   <source>Drag to change the order. In its wave, Shift and drag moves it in time, with Ctrl finely.</source>
   <translation>Ziehen, um die Reihenfolge zu ändern. In der Welle verschiebt Ziehen mit Umschalt den Kanal in der Zeit, mit Strg fein.</translation>
  </message>
  <message>
   <source>Drag to fade in</source>
   <translation>Ziehen zum Einblenden</translation>
  </message>
  <message>
   <source>Drag to fade out</source>
   <translation>Ziehen zum Ausblenden</translation>
  </message>
  <message>
   <source>Drag to move through the plan.</source>
   <translation>Ziehen, um sich durch den Plan zu bewegen.</translation>
  </message>
  <message>
   <source>Drag to move, double-click to rename, Delete removes</source>
   <translation>Ziehen verschiebt, Doppelklick benennt um, Entf entfernt</translation>
  </message>
  <message>
   <source>Draw</source>
   <translation>Zeichnen</translation>
  </message>
  <message>
   <source>Draw it in the plan</source>
   <translation>Im Plan zeichnen</translation>
  </message>
  <message>
   <source>Draw “{name}” in the plan</source>
   <translation>„{name}“ im Plan zeichnen</translation>
  </message>
  <message>
   <source>Drawing the waveform was stopped.</source>
   <translation>Das Zeichnen der Wellenform wurde angehalten.</translation>
  </message>
  <message>
   <source>Drawn in the plan</source>
   <translation>Im Plan gezeichnet</translation>
  </message>
  <message>
   <source>Drop files here</source>
   <translation>Dateien hier ablegen</translation>
  </message>
  <message>
   <source>Drop files here for a further take</source>
   <translation>Dateien für einen weiteren Take hier ablegen</translation>
  </message>
  <message>
   <source>Drop the file here</source>
   <translation>Datei hier ablegen</translation>
  </message>
  <message>
   <source>Drop your files here</source>
   <translation>Deine Dateien hier ablegen</translation>
  </message>
  <message>
   <source>Drop {output} here</source>
   <translation>{output} hier ablegen</translation>
  </message>
  <message>
   <source>Due</source>
   <translation>Fällig</translation>
  </message>
  <message>
   <source>Duplicate</source>
   <translation>Duplizieren</translation>
  </message>
  <message>
   <source>E-mail</source>
   <translation>E-Mail</translation>
  </message>
  <message>
   <source>Each candidate sees only their own room. Until you choose, no take is approved, and no silence approves one.</source>
   <translation>Alle sehen nur ihren eigenen Raum. Bis du auswählst, wird kein Take abgenommen, auch nicht durch Schweigen.</translation>
  </message>
  <message>
   <source>Each device has keys of its own. All of yours speak for you; a lost one is revoked from another one.</source>
   <translation>Jedes Gerät hat eigene Schlüssel. Alle deine Geräte sprechen für dich; ein verlorenes wird von einem anderen aus widerrufen.</translation>
  </message>
  <message>
   <source>Each person</source>
   <translation>Jede Person</translation>
  </message>
  <message>
   <source>Each side opens one. Export the proof, or settle it between you: a payment or a new offer.</source>
   <translation>Jede Seite eröffnet einen. Exportiere den Nachweis oder regelt es unter euch: durch eine Zahlung oder ein neues Angebot.</translation>
  </message>
  <message>
   <source>Edit</source>
   <translation>Schnitt</translation>
  </message>
  <message>
   <source>Edit {0}</source>
   <translation>Schnitt {0}</translation>
  </message>
  <message>
   <source>Empty the former place</source>
   <translation>Früheren Ort leeren</translation>
  </message>
  <message>
   <source>Empty: as the address says.</source>
   <translation>Leer: wie die Adresse sagt.</translation>
  </message>
  <message>
   <source>Empty: {what}</source>
   <translation>Leer: {what}</translation>
  </message>
  <message>
   <source>Encoding was stopped.</source>
   <translation>Das Kodieren wurde angehalten.</translation>
  </message>
  <message>
   <source>Encoding {0}</source>
   <translation>{0} wird kodiert</translation>
  </message>
  <message>
   <source>Encryption separates the rooms; but a member could delete or replace in the second bucket what others sent and your computer has not taken in yet. That is seen, and sent again.</source>
   <translation>Verschlüsselung trennt die Räume; aber ein Mitglied könnte im zweiten Bucket löschen oder ersetzen, was andere gesendet haben und dein Rechner noch nicht übernommen hat. Das wird bemerkt und noch einmal gesendet.</translation>
  </message>
  <message>
   <source>Encryption separates the rooms; but whoever may write the folder may also delete in it. Segue puts the log's entries back from this computer.</source>
   <translation>Verschlüsselung trennt die Räume; aber wer in den Ordner schreiben darf, darf darin auch löschen. Segue stellt die Einträge des Protokolls von diesem Rechner wieder her.</translation>
  </message>
  <message>
   <source>End</source>
   <translation>Ende</translation>
  </message>
  <message>
   <source>End it (`segue person dismiss`), and invite them again.</source>
   <translation>Beende es (`segue person dismiss`) und lade sie neu ein.</translation>
  </message>
  <message>
   <source>Ended after {n} of {all} rounds.</source>
   <translation>Beendet nach {n} von {all} Runden.</translation>
  </message>
  <message>
   <source>Ended before approval</source>
   <translation>Vor der Abnahme beendet</translation>
  </message>
  <message>
   <source>Endpoint</source>
   <translation>Endpunkt</translation>
  </message>
  <message>
   <source>Ends</source>
   <translation>Endet</translation>
  </message>
  <message>
   <source>Ends between {early} and {late} in 8 of 10 cases; half of them by {middle}, 8 of 10 by {likely}.</source>
   <translation>Endet in 8 von 10 Fällen zwischen {early} und {late}; in der Hälfte bis {middle}, in 8 von 10 bis {likely}.</translation>
  </message>
  <message>
   <source>Ends {day}</source>
   <translation>Endet {day}</translation>
  </message>
  <message>
   <source>Ends {drift}</source>
   <translation>Endet {drift}</translation>
  </message>
  <message>
   <source>Ends {early} to {late}</source>
   <translation>Endet {early} bis {late}</translation>
  </message>
  <message>
   <source>Ends {late}</source>
   <translation>Endet {late}</translation>
  </message>
  <message>
   <source>English</source>
   <translation>Englisch</translation>
  </message>
  <message>
   <source>Enter</source>
   <translation>Enter</translation>
  </message>
  <message>
   <source>Entry {0} does not continue what has been read up to entry {1}.</source>
   <translation>Eintrag {0} setzt nicht fort, was bis Eintrag {1} gelesen wurde.</translation>
  </message>
  <message>
   <source>Entry {0} needs “{1}”, which this version does not know.</source>
   <translation>Eintrag {0} braucht „{1}“, das diese Version nicht kennt.</translation>
  </message>
  <message>
   <source>Entry {0} of a room is missing or is not what was signed: {1}</source>
   <translation>Eintrag {0} eines Raums fehlt oder ist nicht, was signiert wurde: {1}</translation>
  </message>
  <message>
   <source>Entry {0} of the shared log cannot be read as it was before.</source>
   <translation>Eintrag {0} des gemeinsamen Protokolls lässt sich nicht mehr so lesen wie vorher.</translation>
  </message>
  <message>
   <source>Entry {0} of the shared log cannot be read.</source>
   <translation>Eintrag {0} des gemeinsamen Protokolls lässt sich nicht lesen.</translation>
  </message>
  <message>
   <source>Equal shares of everybody here, 100.00 in all</source>
   <translation>Gleiche Anteile für alle hier, zusammen 100.00</translation>
  </message>
  <message>
   <source>Every approved audio stem becomes a lane here. When the first take is approved, the mix can be rendered; it grows with each further one. Work begun in another program comes in as it stands: drop its session here, or bring it in (Ctrl+I). Files that are no sound go out as a bundle.</source>
   <translation>Jeder freigegebene Audio-Stem wird hier zum Kanal. Sobald der erste Take freigegeben ist, lässt sich der Mix rendern; mit jedem weiteren wächst er. Was in einem anderen Programm begonnen ist, kommt so herein, wie es steht: Leg die Session hier ab oder übernimm sie (Strg+I). Dateien ohne Klang gehen als Paket hinaus.</translation>
  </message>
  <message>
   <source>Every byte</source>
   <translation>Jedes Byte</translation>
  </message>
  <message>
   <source>Every byte fetches all of it.</source>
   <translation>Jedes Byte: Dafür wird alles geholt.</translation>
  </message>
  <message>
   <source>Every file in it, with hash and person</source>
   <translation>Jede Datei darin, mit Hash und Person</translation>
  </message>
  <message>
   <source>Every payment for “{0}” is confirmed.</source>
   <translation>Alle Zahlungen für „{0}“ sind bestätigt.</translation>
  </message>
  <message>
   <source>Every production has a folder here, with what you get, what you deliver and every take.</source>
   <translation>Jede Produktion hat hier einen Ordner mit dem, was du bekommst, was du lieferst, und jedem Take.</translation>
  </message>
  <message>
   <source>Every stage is left out; take one in again.</source>
   <translation>Jeder Schritt ist weggelassen; nimm einen wieder auf.</translation>
  </message>
  <message>
   <source>Every take's files are here</source>
   <translation>Die Dateien aller Takes sind hier</translation>
  </message>
  <message>
   <source>Everybody gets new keys with the next sync</source>
   <translation>Alle bekommen mit dem nächsten Abgleich neue Schlüssel</translation>
  </message>
  <message>
   <source>Everybody gets your own keys: for trying out, and among people who trust each other.</source>
   <translation>Alle bekommen deine eigenen Schlüssel: zum Ausprobieren und unter Leuten, die einander vertrauen.</translation>
  </message>
  <message>
   <source>Everybody reads their own hand-offs only. Keys are made and renewed by this computer.</source>
   <translation>Alle lesen nur ihre eigenen Übergaben. Dieser Rechner macht und erneuert die Schlüssel.</translation>
  </message>
  <message>
   <source>Everybody's keys are changed at the next sync; nobody has to do anything.</source>
   <translation>Beim nächsten Abgleich bekommen alle andere Schlüssel; niemand muss etwas tun.</translation>
  </message>
  <message>
   <source>Everything</source>
   <translation>Alles</translation>
  </message>
  <message>
   <source>Everything agrees with what was signed</source>
   <translation>Alles stimmt mit dem Signierten überein</translation>
  </message>
  <message>
   <source>Everything can be changed on the plan.</source>
   <translation>Alles lässt sich auf dem Plan ändern.</translation>
  </message>
  <message>
   <source>Everything comes back from two things: your recovery file with its passphrase, and the shared storage. This computer becomes a new device of yours.</source>
   <translation>Alles kommt aus zwei Dingen zurück: aus deiner Wiederherstellungsdatei mit ihrer Passphrase und aus dem gemeinsamen Speicher. Dieser Rechner wird ein neues Gerät von dir.</translation>
  </message>
  <message>
   <source>Everything else grows along. Where the screen becomes too small for the window, the window scrolls.</source>
   <translation>Alles andere wächst mit. Wo der Bildschirm für das Fenster zu klein wird, lässt sich das Fenster verschieben.</translation>
  </message>
  <message>
   <source>Everything in it is in the plan already.</source>
   <translation>Alles darin steht schon im Plan.</translation>
  </message>
  <message>
   <source>Everything in “{title}” is finished; it can be closed.</source>
   <translation>Alles in „{title}“ ist fertig; sie kann abgeschlossen werden.</translation>
  </message>
  <message>
   <source>Everything is copied, but going over has not come to its end yet.</source>
   <translation>Alles ist kopiert, aber der Umzug ist noch nicht zu Ende.</translation>
  </message>
  <message>
   <source>Everything is whole again</source>
   <translation>Alles ist wieder heil</translation>
  </message>
  <message>
   <source>Everything of a production as plain files, for your archive and for the day when there is no Segue any more.</source>
   <translation>Alles von einer Produktion als einfache Dateien, für dein Archiv und für den Tag, an dem es Segue nicht mehr gibt.</translation>
  </message>
  <message>
   <source>Everything would be back: {titles}</source>
   <translation>Alles käme zurück: {titles}</translation>
  </message>
  <message>
   <source>Everywhere</source>
   <translation>Überall</translation>
  </message>
  <message>
   <source>Exact length</source>
   <translation>Genaue Länge</translation>
  </message>
  <message>
   <source>Exact size, pixels</source>
   <translation>Genaue Größe, Pixel</translation>
  </message>
  <message>
   <source>Exclusive licence</source>
   <translation>Exklusive Lizenz</translation>
  </message>
  <message>
   <source>Exclusive licence. The maker keeps the rights in the work. With the payment of the agreed price the owner of the production may use it {use}. Nobody else, the maker included, may publish it. The maker is credited by name.</source>
   <translation>Ausschließliche Lizenz. Wer die Arbeit gemacht hat, behält die Rechte daran. Mit der Zahlung des vereinbarten Preises darf die Inhaberin oder der Inhaber der Produktion sie nutzen, und zwar {use}. Niemand sonst darf sie veröffentlichen, auch nicht, wer sie gemacht hat. Wer die Arbeit gemacht hat, wird mit Namen genannt.</translation>
  </message>
  <message>
   <source>Expected {expected}</source>
   <translation>Erwartet {expected}</translation>
  </message>
  <message>
   <source>Expired</source>
   <translation>Abgelaufen</translation>
  </message>
  <message>
   <source>Export</source>
   <translation>Exportieren</translation>
  </message>
  <message>
   <source>Export WAV or FLAC from the original session; converting this file does not bring back what is lost.</source>
   <translation>Exportiere WAV oder FLAC aus der Original-Session; diese Datei umzuwandeln bringt das Verlorene nicht zurück.</translation>
  </message>
  <message>
   <source>Export a production</source>
   <translation>Produktion exportieren</translation>
  </message>
  <message>
   <source>Export all stems over the same range, from the start to the end of the session.</source>
   <translation>Exportiere alle Stems über denselben Bereich, vom Anfang bis zum Ende der Session.</translation>
  </message>
  <message>
   <source>Export at 24 bit from the original session.</source>
   <translation>Exportiere mit 24 Bit aus der Original-Session.</translation>
  </message>
  <message>
   <source>Export at 44100 or 48000 Hz from the original session.</source>
   <translation>Exportiere mit 44100 oder 48000 Hz aus der Original-Session.</translation>
  </message>
  <message>
   <source>Export at {0} from the original session; converting this file adds nothing.</source>
   <translation>Exportiere mit {0} aus der Original-Session; diese Datei umzuwandeln fügt nichts hinzu.</translation>
  </message>
  <message>
   <source>Export at {0} if you can.</source>
   <translation>Exportiere mit {0}, wenn du kannst.</translation>
  </message>
  <message>
   <source>Export each of them as a file of its own; only the first would be heard.</source>
   <translation>Exportiere jede davon als eigene Datei; zu hören wäre nur die erste.</translation>
  </message>
  <message>
   <source>Export from the start to the end of the session, the same range for every stem.</source>
   <translation>Exportiere vom Anfang bis zum Ende der Session, denselben Bereich für jeden Stem.</translation>
  </message>
  <message>
   <source>Export from the very start of the session, without trimming.</source>
   <translation>Exportiere ganz vom Anfang der Session an, ohne zu kürzen.</translation>
  </message>
  <message>
   <source>Export it again and check that it plays to the end.</source>
   <translation>Exportiere sie neu und prüfe, ob sie bis zum Ende spielt.</translation>
  </message>
  <message>
   <source>Export it again, play it to the end, and send the new file.</source>
   <translation>Exportiere sie neu, spiel sie bis zum Ende ab und schick die neue Datei.</translation>
  </message>
  <message>
   <source>Export it again; if it happens again, send the file to another person to open.</source>
   <translation>Exportiere sie neu; passiert es wieder, lass jemand anderen die Datei öffnen.</translation>
  </message>
  <message>
   <source>Export it as WAV or FLAC if you can.</source>
   <translation>Exportiere sie als WAV oder FLAC, wenn du kannst.</translation>
  </message>
  <message>
   <source>Export it as a file…</source>
   <translation>Als Datei exportieren…</translation>
  </message>
  <message>
   <source>Export it as mono or stereo files, one for each source.</source>
   <translation>Exportiere in Mono- oder Stereodateien, je eine pro Quelle.</translation>
  </message>
  <message>
   <source>Export it as mono or stereo stems.</source>
   <translation>Exportiere sie als Mono- oder Stereo-Stems.</translation>
  </message>
  <message>
   <source>Export it as mono, or check the cable, pan and routing of that side.</source>
   <translation>Exportiere sie als Mono, oder prüfe Kabel, Panorama und Routing dieser Seite.</translation>
  </message>
  <message>
   <source>Export it as {0}.</source>
   <translation>Exportiere sie als {0}.</translation>
  </message>
  <message>
   <source>Export it at {0}.</source>
   <translation>Exportiere sie mit {0}.</translation>
  </message>
  <message>
   <source>Export it larger from the original; scaling this one up does not help.</source>
   <translation>Exportiere es größer aus dem Original; dieses hochzuskalieren hilft nicht.</translation>
  </message>
  <message>
   <source>Export or copy it again.</source>
   <translation>Exportiere oder kopiere sie noch einmal.</translation>
  </message>
  <message>
   <source>Export the chain</source>
   <translation>Kette exportieren</translation>
  </message>
  <message>
   <source>Export the file again and replace it here.</source>
   <translation>Exportiere die Datei noch einmal und ersetze sie hier.</translation>
  </message>
  <message>
   <source>Export the plan</source>
   <translation>Plan exportieren</translation>
  </message>
  <message>
   <source>Export the plan as CSV to see the columns.</source>
   <translation>Exportiere den Plan als CSV, um die Spalten zu sehen.</translation>
  </message>
  <message>
   <source>Export the plan…</source>
   <translation>Plan exportieren…</translation>
  </message>
  <message>
   <source>Export the proof…</source>
   <translation>Nachweis exportieren…</translation>
  </message>
  <message>
   <source>Export the sound alone as WAV or FLAC.</source>
   <translation>Exportiere nur den Ton, als WAV oder FLAC.</translation>
  </message>
  <message>
   <source>Export “{title}”</source>
   <translation>„{title}“ exportieren</translation>
  </message>
  <message>
   <source>Export…</source>
   <translation>Exportieren…</translation>
  </message>
  <message>
   <source>FLAC cannot hold 32-bit float.</source>
   <translation>FLAC fasst keine 32 Bit Gleitkomma.</translation>
  </message>
  <message>
   <source>FLAC cannot hold {0} channels.</source>
   <translation>FLAC fasst keine {0} Kanäle.</translation>
  </message>
  <message>
   <source>Fade in, seconds</source>
   <translation>Einblenden, Sekunden</translation>
  </message>
  <message>
   <source>Fade out, seconds</source>
   <translation>Ausblenden, Sekunden</translation>
  </message>
  <message>
   <source>Fades</source>
   <translation>Blenden</translation>
  </message>
  <message>
   <source>Fee for each who is not chosen</source>
   <translation>Honorar für alle, die nicht ausgewählt werden</translation>
  </message>
  <message>
   <source>Feed {title} from …</source>
   <translation>{title} speisen aus …</translation>
  </message>
  <message>
   <source>Feedback</source>
   <translation>Rückmeldung</translation>
  </message>
  <message>
   <source>Feedback for “{0}” is given once all is paid, and before it is closed.</source>
   <translation>Eine Rückmeldung zu „{0}“ gibt man, wenn alles bezahlt ist und bevor abgeschlossen wird.</translation>
  </message>
  <message>
   <source>Fetch the files of later takes by themselves</source>
   <translation>Dateien späterer Takes von selbst holen</translation>
  </message>
  <message>
   <source>Fetch the files of takes only when I ask for them</source>
   <translation>Die Dateien von Takes nur holen, wenn ich danach frage</translation>
  </message>
  <message>
   <source>Fetch what is missing</source>
   <translation>Fehlendes holen</translation>
  </message>
  <message>
   <source>Fetching {n} files</source>
   <translation>{n} Dateien werden geholt</translation>
  </message>
  <message>
   <source>Fetching, bytes a second</source>
   <translation>Holen, Bytes pro Sekunde</translation>
  </message>
  <message>
   <source>Fetching…</source>
   <translation>Wird geholt…</translation>
  </message>
  <message>
   <source>Fewer bits are used than the file has</source>
   <translation>Es sind weniger Bits genutzt, als die Datei hat</translation>
  </message>
  <message>
   <source>Fewest files</source>
   <translation>Dateien, mindestens</translation>
  </message>
  <message>
   <source>File</source>
   <translation>Datei</translation>
  </message>
  <message>
   <source>File formats</source>
   <translation>Dateiformate</translation>
  </message>
  <message>
   <source>File names</source>
   <translation>Dateinamen</translation>
  </message>
  <message>
   <source>Files and manifest lie there as they are, not sealed: whoever may read the bucket can use them.</source>
   <translation>Dateien und Manifest liegen dort, wie sie sind, nicht versiegelt: Wer den Bucket lesen darf, kann sie nutzen.</translation>
  </message>
  <message>
   <source>Files have no {n} bit. Write 16, 24 or 32, or several of them.</source>
   <translation>Dateien haben keine {n} Bit. Schreib 16, 24 oder 32, auch mehrere davon.</translation>
  </message>
  <message>
   <source>Files like “{0}” carry no tags here.</source>
   <translation>Dateien wie „{0}“ tragen hier keine Tags.</translation>
  </message>
  <message>
   <source>Files of “{0}” are still on their way to the storage.</source>
   <translation>Dateien von „{0}“ sind noch auf dem Weg zum Speicher.</translation>
  </message>
  <message>
   <source>Files on this computer</source>
   <translation>Dateien auf diesem Rechner</translation>
  </message>
  <message>
   <source>Files that I attach</source>
   <translation>Dateien, die ich anhänge</translation>
  </message>
  <message>
   <source>Fill in the column “title”.</source>
   <translation>Fülle die Spalte „title“ aus.</translation>
  </message>
  <message>
   <source>Filter</source>
   <translation>Filter</translation>
  </message>
  <message>
   <source>Filter the plan</source>
   <translation>Plan filtern</translation>
  </message>
  <message>
   <source>Find a stage or a person</source>
   <translation>Schritt oder Person finden</translation>
  </message>
  <message>
   <source>Find on the plan</source>
   <translation>Im Plan finden</translation>
  </message>
  <message>
   <source>Find people</source>
   <translation>Leute finden</translation>
  </message>
  <message>
   <source>Find productions in another storage</source>
   <translation>Produktionen in einem anderen Speicher finden</translation>
  </message>
  <message>
   <source>Find stages</source>
   <translation>Schritte finden</translation>
  </message>
  <message>
   <source>Find stages by their words</source>
   <translation>Schritte nach ihren Worten finden</translation>
  </message>
  <message>
   <source>Find the bucket; list, read, write and delete files in it.</source>
   <translation>Den Bucket finden; Dateien darin auflisten, lesen, schreiben und löschen.</translation>
  </message>
  <message>
   <source>Finished and closed.</source>
   <translation>Fertig und abgeschlossen.</translation>
  </message>
  <message>
   <source>Finished. Nothing to do.</source>
   <translation>Fertig. Nichts zu tun.</translation>
  </message>
  <message>
   <source>Fire drill</source>
   <translation>Probealarm</translation>
  </message>
  <message>
   <source>First day</source>
   <translation>Erster Tag</translation>
  </message>
  <message>
   <source>First day of work</source>
   <translation>Erster Arbeitstag</translation>
  </message>
  <message>
   <source>Fit the whole plan</source>
   <translation>Ganzen Plan einpassen</translation>
  </message>
  <message>
   <source>Flatten the nested chain</source>
   <translation>Verschachtelte Kette auflösen</translation>
  </message>
  <message>
   <source>Fold or unfold the track</source>
   <translation>Spur ein- oder ausklappen</translation>
  </message>
  <message>
   <source>Folder in it</source>
   <translation>Ordner darin</translation>
  </message>
  <message>
   <source>Folder of the export</source>
   <translation>Ordner des Exports</translation>
  </message>
  <message>
   <source>Follow it first (`segue depot here {0} PLACE`), then take the lead there.</source>
   <translation>Folge ihr zuerst (`segue depot here {0} PLACE`), und übernimm dann dort die Leitung.</translation>
  </message>
  <message>
   <source>For a new device</source>
   <translation>Neues Gerät</translation>
  </message>
  <message>
   <source>For example: "arrow 10,20 50,60", "box 10,20 50,60", "line 1,1 2,2 3,3" or "words 10,20 too dark", in percent of the picture from its upper left corner.</source>
   <translation>Zum Beispiel: "arrow 10,20 50,60", "box 10,20 50,60", "line 1,1 2,2 3,3" oder "words 10,20 zu dunkel", in Prozent des Bildes ab der oberen linken Ecke.</translation>
  </message>
  <message>
   <source>For example: --note "0:12.5 louder here"</source>
   <translation>Zum Beispiel: --note "0:12.5 hier lauter"</translation>
  </message>
  <message>
   <source>For other programs: XML (EN 16931)…</source>
   <translation>Für andere Programme: XML (EN 16931)…</translation>
  </message>
  <message>
   <source>Forecast</source>
   <translation>Vorhersage</translation>
  </message>
  <message>
   <source>Forecast of the end</source>
   <translation>Vorhersage des Endes</translation>
  </message>
  <message>
   <source>Forget</source>
   <translation>Vergessen</translation>
  </message>
  <message>
   <source>Forget “{name}”</source>
   <translation>„{name}“ vergessen</translation>
  </message>
  <message>
   <source>Format</source>
   <translation>Format</translation>
  </message>
  <message>
   <source>Formats</source>
   <translation>Formate</translation>
  </message>
  <message>
   <source>Formats are: {0}.</source>
   <translation>Formate sind: {0}.</translation>
  </message>
  <message>
   <source>Former place</source>
   <translation>Früherer Ort</translation>
  </message>
  <message>
   <source>Found</source>
   <translation>Gefunden</translation>
  </message>
  <message>
   <source>Found, but not all could be read yet</source>
   <translation>Gefunden, aber noch nicht alles lesbar</translation>
  </message>
  <message>
   <source>Free some space and try again. Nothing was changed.</source>
   <translation>Schaffe Platz und versuch es noch einmal. Nichts wurde geändert.</translation>
  </message>
  <message>
   <source>Free some space or choose another folder, then try again; nothing was lost.</source>
   <translation>Schaffe Platz oder wähle einen anderen Ordner, und versuch es noch einmal; nichts ging verloren.</translation>
  </message>
  <message>
   <source>From a brief to a live site</source>
   <translation>Von der Beschreibung zur fertigen Website</translation>
  </message>
  <message>
   <source>From a briefing to a published episode</source>
   <translation>Vom Briefing zur veröffentlichten Folge</translation>
  </message>
  <message>
   <source>From a calendar file…</source>
   <translation>Aus einer Kalenderdatei…</translation>
  </message>
  <message>
   <source>From a demo to a mastered single with players who never meet</source>
   <translation>Von der Demo zur gemasterten Single, mit Musikern, die sich nie treffen</translation>
  </message>
  <message>
   <source>From a file…</source>
   <translation>Aus Datei…</translation>
  </message>
  <message>
   <source>From a gig that you keep…</source>
   <translation>Aus einem behaltenen Auftrag…</translation>
  </message>
  <message>
   <source>From a treatment to a graded master</source>
   <translation>Vom Treatment zum farbkorrigierten Master</translation>
  </message>
  <message>
   <source>From now on nothing that “{device}” says or decides counts, for anybody.</source>
   <translation>Ab jetzt zählt für niemanden mehr, was „{device}“ sagt oder entscheidet.</translation>
  </message>
  <message>
   <source>From now on they are read there</source>
   <translation>Ab jetzt werden sie dort gelesen</translation>
  </message>
  <message>
   <source>From outside the session's folder: {path}</source>
   <translation>Von außerhalb des Session-Ordners: {path}</translation>
  </message>
  <message>
   <source>From the common start</source>
   <translation>Ab dem gemeinsamen Anfang</translation>
  </message>
  <message>
   <source>From the provider's pages: a key pair for S3 that may list, read, write and delete.</source>
   <translation>Von den Seiten des Anbieters: ein Schlüsselpaar für S3, das auflisten, lesen, schreiben und löschen darf.</translation>
  </message>
  <message>
   <source>From which temporary keys come.</source>
   <translation>Von der die befristeten Schlüssel kommen.</translation>
  </message>
  <message>
   <source>From whoever runs the server: `radosgw-admin user info` shows both.</source>
   <translation>Von der Person, die den Server betreibt: `radosgw-admin user info` zeigt beides.</translation>
  </message>
  <message>
   <source>From you</source>
   <translation>Von dir</translation>
  </message>
  <message>
   <source>From {titles}. What is missing stands in REPORT.txt.</source>
   <translation>Aus {titles}. Was fehlt, steht in REPORT.txt.</translation>
  </message>
  <message>
   <source>Full quality, without loss</source>
   <translation>Volle Qualität, verlustfrei</translation>
  </message>
  <message>
   <source>General</source>
   <translation>Allgemein</translation>
  </message>
  <message>
   <source>German</source>
   <translation>Deutsch</translation>
  </message>
  <message>
   <source>Gets</source>
   <translation>Bekommt</translation>
  </message>
  <message>
   <source>Gigs</source>
   <translation>Aufträge</translation>
  </message>
  <message>
   <source>Give --correct alone, with --payment and --reason.</source>
   <translation>Gib --correct allein an, mit --payment und --reason.</translation>
  </message>
  <message>
   <source>Give --currency EUR, say.</source>
   <translation>Gib etwa --currency EUR an.</translation>
  </message>
  <message>
   <source>Give --in-bucket, --key-id and --secret-file to `segue depot access`.</source>
   <translation>Gib `segue depot access` die Angaben --in-bucket, --key-id und --secret-file mit.</translation>
  </message>
  <message>
   <source>Give --in-bucket, --key-id and --secret-file.</source>
   <translation>Gib --in-bucket, --key-id und --secret-file an.</translation>
  </message>
  <message>
   <source>Give --key-id and --secret-file.</source>
   <translation>Gib --key-id und --secret-file an.</translation>
  </message>
  <message>
   <source>Give --type or --lag.</source>
   <translation>Gib --type oder --lag an.</translation>
  </message>
  <message>
   <source>Give a name.</source>
   <translation>Gib einen Namen an.</translation>
  </message>
  <message>
   <source>Give a place from 1 on.</source>
   <translation>Gib einen Platz ab 1 an.</translation>
  </message>
  <message>
   <source>Give a whole number from 0 to {0}{1}.</source>
   <translation>Gib eine ganze Zahl von 0 bis {0}{1} an.</translation>
  </message>
  <message>
   <source>Give an amount from 0 to {0} minor units.</source>
   <translation>Gib einen Betrag von 0 bis {0} kleinsten Einheiten an.</translation>
  </message>
  <message>
   <source>Give an amount, or none.</source>
   <translation>Gib einen Betrag an oder keinen.</translation>
  </message>
  <message>
   <source>Give another name, or end that first: `segue person dismiss`.</source>
   <translation>Nimm einen anderen Namen, oder beende das zuerst: `segue person dismiss`.</translation>
  </message>
  <message>
   <source>Give at least one stem that is not muted.</source>
   <translation>Gib mindestens einen Stem an, der nicht stumm ist.</translation>
  </message>
  <message>
   <source>Give both, key id and secret, or neither.</source>
   <translation>Gib beides an, Schlüssel-ID und Geheimnis, oder keines.</translation>
  </message>
  <message>
   <source>Give bytes a second, or 0 for no limit.</source>
   <translation>Gib Bytes pro Sekunde an, oder 0 für keine Grenze.</translation>
  </message>
  <message>
   <source>Give everybody new keys</source>
   <translation>Allen neue Schlüssel geben</translation>
  </message>
  <message>
   <source>Give feedback once all is paid, sealed until both have</source>
   <translation>Rückmeldung geben, wenn alles bezahlt ist, versiegelt, bis beide es getan haben</translation>
  </message>
  <message>
   <source>Give it</source>
   <translation>Geben</translation>
  </message>
  <message>
   <source>Give it 1 to {0} letters.</source>
   <translation>Gib ihm 1 bis {0} Zeichen.</translation>
  </message>
  <message>
   <source>Give it another title, or replace the one that is there.</source>
   <translation>Gib ihr einen anderen Titel, oder ersetze, was schon da ist.</translation>
  </message>
  <message>
   <source>Give it at least one working day a week with working hours.</source>
   <translation>Gib ihm mindestens einen Arbeitstag pro Woche mit Arbeitszeit.</translation>
  </message>
  <message>
   <source>Give it one.</source>
   <translation>Gib ihr einen.</translation>
  </message>
  <message>
   <source>Give it time, or take its price away: a stage without work is a milestone.</source>
   <translation>Gib ihm Zeit, oder nimm ihm den Preis: Ein Schritt ohne Arbeit ist ein Meilenstein.</translation>
  </message>
  <message>
   <source>Give it up</source>
   <translation>Umzug aufgeben</translation>
  </message>
  <message>
   <source>Give it, such as {example}: {what}.</source>
   <translation>Das fehlt noch, etwa {example}: {what}.</translation>
  </message>
  <message>
   <source>Give its first line a column “name”.</source>
   <translation>Gib ihrer ersten Zeile eine Spalte „name“.</translation>
  </message>
  <message>
   <source>Give more digits, for example {0}.</source>
   <translation>Gib mehr Stellen an, zum Beispiel {0}.</translation>
  </message>
  <message>
   <source>Give more of the id.</source>
   <translation>Gib mehr von der ID an.</translation>
  </message>
  <message>
   <source>Give more time, propose, agree to and end a pause</source>
   <translation>Mehr Zeit geben, eine Pause vorschlagen, ihr zustimmen und sie beenden</translation>
  </message>
  <message>
   <source>Give one of the two.</source>
   <translation>Gib eins von beiden an.</translation>
  </message>
  <message>
   <source>Give one such as 19 or 8.1.</source>
   <translation>Gib einen an, etwa 19 oder 8.1.</translation>
  </message>
  <message>
   <source>Give one such as 4/4, 3/4 or 7/8.</source>
   <translation>Gib etwa 4/4, 3/4 oder 7/8 an.</translation>
  </message>
  <message>
   <source>Give one such as Europe/Lisbon.</source>
   <translation>Gib etwa Europe/Lisbon an.</translation>
  </message>
  <message>
   <source>Give one, such as VAT.</source>
   <translation>Gib einen an, etwa Umsatzsteuer.</translation>
  </message>
  <message>
   <source>Give per cent, two digits after the point at most: 19 or 8.1.</source>
   <translation>Gib Prozent an, höchstens zwei Stellen nach dem Punkt: 19 oder 8.1.</translation>
  </message>
  <message>
   <source>Give s3://BUCKET/PREFIX (with --endpoint-url for its server) or a folder.</source>
   <translation>Gib s3://BUCKET/PREFIX an (mit --endpoint-url für den Server) oder einen Ordner.</translation>
  </message>
  <message>
   <source>Give stages a price in the plan, or offer them: here you see what is agreed, owed and still to come, and in which week.</source>
   <translation>Gib Schritten im Plan einen Preis oder biete sie an: Hier siehst du, was vereinbart und offen ist, was noch kommt und in welcher Woche.</translation>
  </message>
  <message>
   <source>Give the bucket's own region or endpoint.</source>
   <translation>Gib die Region oder den Endpoint des Buckets selbst an.</translation>
  </message>
  <message>
   <source>Give the bucket, such as s3://my-bucket/late-train.</source>
   <translation>Gib den Bucket an, etwa s3://my-bucket/late-train.</translation>
  </message>
  <message>
   <source>Give the chain a title of 1 to 200 letters.</source>
   <translation>Gib der Kette einen Titel von 1 bis 200 Zeichen.</translation>
  </message>
  <message>
   <source>Give the earlier day first.</source>
   <translation>Gib den früheren Tag zuerst an.</translation>
  </message>
  <message>
   <source>Give the file and its passphrase.</source>
   <translation>Gib die Datei und ihre Passphrase an.</translation>
  </message>
  <message>
   <source>Give the name as it stands in the productions; `segue person roster` lists those who worked for you.</source>
   <translation>Gib den Namen an, wie er in den Produktionen steht; `segue person roster` listet alle, die für dich gearbeitet haben.</translation>
  </message>
  <message>
   <source>Give the owner's user the caps users=*;user-policy=* or paste a key pair made by hand.</source>
   <translation>Gib dem Benutzer des Eigentümers die Caps users=*;user-policy=*, oder füge ein von Hand angelegtes Schlüsselpaar ein.</translation>
  </message>
  <message>
   <source>Give the path of a chain file that you may read.</source>
   <translation>Gib den Pfad einer Kettendatei an, die du lesen darfst.</translation>
  </message>
  <message>
   <source>Give the production a title.</source>
   <translation>Gib der Produktion einen Titel.</translation>
  </message>
  <message>
   <source>Give the working hours of a day in order, for example 09:00 to 12:00 and 13:00 to 17:00.</source>
   <translation>Gib die Arbeitszeit eines Tages der Reihe nach an, zum Beispiel 09:00 bis 12:00 und 13:00 bis 17:00.</translation>
  </message>
  <message>
   <source>Give them these keys</source>
   <translation>Diese Schlüssel geben</translation>
  </message>
  <message>
   <source>Give this device its keys: `segue depot login {0}`. Nothing is lost meanwhile.</source>
   <translation>Gib diesem Gerät seine Schlüssel: `segue depot login {0}`. Bis dahin geht nichts verloren.</translation>
  </message>
  <message>
   <source>Give times from 00:00 to 23:59.</source>
   <translation>Gib Zeiten von 00:00 bis 23:59 an.</translation>
  </message>
  <message>
   <source>Give times from 00:00 to 24:00.</source>
   <translation>Gib Zeiten von 00:00 bis 24:00 an.</translation>
  </message>
  <message>
   <source>Give to a stage</source>
   <translation>Einem Schritt geben</translation>
  </message>
  <message>
   <source>Give to a stage as an input…</source>
   <translation>Einem Schritt als Eingabe geben…</translation>
  </message>
  <message>
   <source>Give two letters, as DE.</source>
   <translation>Gib zwei Buchstaben an, etwa DE.</translation>
  </message>
  <message>
   <source>Give up</source>
   <translation>Aufgeben</translation>
  </message>
  <message>
   <source>Give your name.</source>
   <translation>Gib deinen Namen an.</translation>
  </message>
  <message>
   <source>Give your name: collaborators see it, and it signs what you decide.</source>
   <translation>Gib deinen Namen an: Mitwirkende sehen ihn, und er unterzeichnet, was du entscheidest.</translation>
  </message>
  <message>
   <source>Give {0} to {1} days.</source>
   <translation>Gib {0} bis {1} Tage an.</translation>
  </message>
  <message>
   <source>Give {0} to {1} quarter notes a minute, or 0 for none.</source>
   <translation>Gib {0} bis {1} Viertelnoten pro Minute an, oder 0 für keine.</translation>
  </message>
  <message>
   <source>Give {0}.</source>
   <translation>Gib {0} an.</translation>
  </message>
  <message>
   <source>Giving it up…</source>
   <translation>Umzug wird aufgegeben…</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>Weiter</translation>
  </message>
  <message>
   <source>Go on moving</source>
   <translation>Umzug fortsetzen</translation>
  </message>
  <message>
   <source>Go on with all</source>
   <translation>Alle fortsetzen</translation>
  </message>
  <message>
   <source>Go on with that (`segue depot move {0}`), or give it up first (`--give-up`).</source>
   <translation>Mach damit weiter (`segue depot move {0}`), oder gib es zuerst auf (`--give-up`).</translation>
  </message>
  <message>
   <source>Go on, or leave it paused: it stands since {since}</source>
   <translation>Weitermachen oder in Pause lassen: sie dauert seit {since}</translation>
  </message>
  <message>
   <source>Go over to it as it is (`segue workspace use DIR`), or choose an empty folder.</source>
   <translation>Nimm ihn, wie er ist (`segue workspace use DIR`), oder wähle einen leeren Ordner.</translation>
  </message>
  <message>
   <source>Go over to it as it is, or choose an empty folder.</source>
   <translation>Nimm ihn, wie er ist, oder wähle einen leeren Ordner.</translation>
  </message>
  <message>
   <source>Go over to this folder as it is; nothing is copied</source>
   <translation>Diesen Ordner nehmen, wie er ist; nichts wird kopiert</translation>
  </message>
  <message>
   <source>Go there</source>
   <translation>Dorthin</translation>
  </message>
  <message>
   <source>Go there: {what}</source>
   <translation>Dorthin: {what}</translation>
  </message>
  <message>
   <source>Go to</source>
   <translation>Springen zu</translation>
  </message>
  <message>
   <source>Go to Assemble</source>
   <translation>Zu „Zusammenstellen“</translation>
  </message>
  <message>
   <source>Go to Listen</source>
   <translation>Zu „Hören“</translation>
  </message>
  <message>
   <source>Go to Money</source>
   <translation>Zum Geld</translation>
  </message>
  <message>
   <source>Go to People</source>
   <translation>Zu den Leuten</translation>
  </message>
  <message>
   <source>Go to the inbox</source>
   <translation>Zu den Aufträgen</translation>
  </message>
  <message>
   <source>Go to the plan</source>
   <translation>Zum Plan</translation>
  </message>
  <message>
   <source>Go to the stage</source>
   <translation>Zum Schritt gehen</translation>
  </message>
  <message>
   <source>Go to today</source>
   <translation>Zu heute springen</translation>
  </message>
  <message>
   <source>Go to {title}</source>
   <translation>Zu {title} springen</translation>
  </message>
  <message>
   <source>Goes now</source>
   <translation>Kommt jetzt weg</translation>
  </message>
  <message>
   <source>Going over to the new place</source>
   <translation>Umzug an den neuen Ort</translation>
  </message>
  <message>
   <source>Grant further rights in their signed work</source>
   <translation>Weitere Rechte an der eigenen unterschriebenen Arbeit einräumen</translation>
  </message>
  <message>
   <source>Grant rights…</source>
   <translation>Rechte einräumen…</translation>
  </message>
  <message>
   <source>Grant these rights</source>
   <translation>Diese Rechte einräumen</translation>
  </message>
  <message>
   <source>Granted since</source>
   <translation>Seither eingeräumt</translation>
  </message>
  <message>
   <source>Group</source>
   <translation>Gruppe</translation>
  </message>
  <message>
   <source>Groups</source>
   <translation>Gruppen</translation>
  </message>
  <message>
   <source>Hand deciding over to</source>
   <translation>Leitung übergeben an</translation>
  </message>
  <message>
   <source>Hand in take {n}</source>
   <translation>Take {n} abgeben</translation>
  </message>
  <message>
   <source>Hand in {names}, which {who} waits for</source>
   <translation>{names} abgeben, {who} wartet darauf</translation>
  </message>
  <message>
   <source>Hand it on in a folder.</source>
   <translation>Gib es in einem Ordner weiter.</translation>
  </message>
  <message>
   <source>Hand on…</source>
   <translation>Weitergeben…</translation>
  </message>
  <message>
   <source>Hand over</source>
   <translation>Übergeben</translation>
  </message>
  <message>
   <source>Hand-offs that nobody leads</source>
   <translation>Übergaben, die niemand leitet</translation>
  </message>
  <message>
   <source>Handing in…</source>
   <translation>Wird abgegeben…</translation>
  </message>
  <message>
   <source>Handing on was stopped; what was sent is still there.</source>
   <translation>Die Weitergabe wurde angehalten; was gesendet ist, ist noch dort.</translation>
  </message>
  <message>
   <source>Handing over…</source>
   <translation>Wird übergeben…</translation>
  </message>
  <message>
   <source>Hands in</source>
   <translation>Gibt ab</translation>
  </message>
  <message>
   <source>Has done</source>
   <translation>Bisher</translation>
  </message>
  <message>
   <source>Has no keys yet.</source>
   <translation>Hat noch keine Schlüssel.</translation>
  </message>
  <message>
   <source>Has the keys {ids}.</source>
   <translation>Hat die Schlüssel {ids}.</translation>
  </message>
  <message>
   <source>Have it delivered as H.264 or ProRes in an MP4 or MOV.</source>
   <translation>Lass es als H.264 oder ProRes in einem MP4 oder MOV abgeben.</translation>
  </message>
  <message>
   <source>Have it made, and approve it: the stage “{0}” in the plan.</source>
   <translation>Lass ihn machen und gib ihn frei: der Schritt „{0}“ im Plan.</translation>
  </message>
  <message>
   <source>Have that device synchronise: then this one goes on by itself. If it is lost: `segue lead take --lost`.</source>
   <translation>Lass jenes Gerät abgleichen: Dann geht es hier von selbst weiter. Ist es verloren: `segue lead take --lost`.</translation>
  </message>
  <message>
   <source>Have the picture delivered as {0}.</source>
   <translation>Lass das Bild als {0} abgeben.</translation>
  </message>
  <message>
   <source>Have your files in another folder, or say where they lie now</source>
   <translation>Deine Dateien in einem anderen Ordner haben, oder sagen, wo sie jetzt liegen</translation>
  </message>
  <message>
   <source>Hear take {n} at {time}</source>
   <translation>Take {n} bei {time} hören</translation>
  </message>
  <message>
   <source>Hear take {n} from here</source>
   <translation>Take {n} ab hier hören</translation>
  </message>
  <message>
   <source>Hear takes blind</source>
   <translation>Takes blind hören</translation>
  </message>
  <message>
   <source>Hear the take alone or in the mix</source>
   <translation>Den Take allein oder im Mix hören</translation>
  </message>
  <message>
   <source>Hear them, also blind</source>
   <translation>Anhören, auch blind</translation>
  </message>
  <message>
   <source>Hear this lane alone (Alt+S)</source>
   <translation>Nur diese Spur hören (Alt+S)</translation>
  </message>
  <message>
   <source>Hear {letter}</source>
   <translation>{letter} hören</translation>
  </message>
  <message>
   <source>Hear {letter} (key {letter})</source>
   <translation>{letter} hören (Taste {letter})</translation>
  </message>
  <message>
   <source>Hears</source>
   <translation>Hört</translation>
  </message>
  <message>
   <source>Hears and sees takes and writes notes. You decide. No terms, no prices.</source>
   <translation>Hört und sieht Takes und schreibt Notizen. Du entscheidest. Keine Bedingungen, keine Preise.</translation>
  </message>
  <message>
   <source>Hears and sees takes, and decides on them as you do. No terms, no prices.</source>
   <translation>Hört und sieht Takes und entscheidet über sie wie du. Keine Bedingungen, keine Preise.</translation>
  </message>
  <message>
   <source>Hears and sees takes, and says nothing. No terms, no prices.</source>
   <translation>Hört und sieht Takes und sagt nichts. Keine Bedingungen, keine Preise.</translation>
  </message>
  <message>
   <source>Height of what is below the plan</source>
   <translation>Höhe des Bereichs unter dem Plan</translation>
  </message>
  <message>
   <source>Held back by its own date</source>
   <translation>Vom eigenen Termin aufgehalten</translation>
  </message>
  <message>
   <source>Hello {to},

I would like you to do “{title}”. Open Segue, choose “Open an invitation” and paste this line; you see what it is, what it pays and what you get before you say yes.

{line}

The invitation can be opened until {expires}.

{owner}</source>
   <translation>Hallo {to},

ich möchte, dass du „{title}“ machst. Öffne Segue, wähle „Einladung öffnen“ und füge diese Zeile ein; du siehst, was es ist, was es einbringt und was du bekommst, bevor du Ja sagst.

{line}

Die Einladung lässt sich bis {expires} öffnen.

{owner}</translation>
  </message>
  <message>
   <source>Help</source>
   <translation>Hilfe</translation>
  </message>
  <message>
   <source>Here as</source>
   <translation>Hier als</translation>
  </message>
  <message>
   <source>Here every device of the owner decides; there is no lead.</source>
   <translation>Hier entscheidet jedes Gerät des Eigentümers; es gibt keine Leitung.</translation>
  </message>
  <message>
   <source>Hi {who}, </source>
   <translation>Hallo {who}, </translation>
  </message>
  <message>
   <source>Hide the filter</source>
   <translation>Filter ausblenden</translation>
  </message>
  <message>
   <source>High contrast</source>
   <translation>Hoher Kontrast</translation>
  </message>
  <message>
   <source>Highest true peak</source>
   <translation>Höchster True Peak</translation>
  </message>
  <message>
   <source>History</source>
   <translation>Verlauf</translation>
  </message>
  <message>
   <source>Holds for what is offered from now on. What was agreed in an offer stays as it was signed.</source>
   <translation>Gilt für alles, was ab jetzt angeboten wird. Was in einem Angebot vereinbart wurde, bleibt, wie es unterschrieben ist.</translation>
  </message>
  <message>
   <source>Home</source>
   <translation>Home</translation>
  </message>
  <message>
   <source>Hour</source>
   <translation>Stunde</translation>
  </message>
  <message>
   <source>Hours of a day</source>
   <translation>Stunden eines Tages</translation>
  </message>
  <message>
   <source>How far the stages have moved</source>
   <translation>Wie weit sich die Schritte verschoben haben</translation>
  </message>
  <message>
   <source>How it works</source>
   <translation>So geht es</translation>
  </message>
  <message>
   <source>How long it takes is part of the terms.</source>
   <translation>Wie lange es dauert, gehört zu den Bedingungen.</translation>
  </message>
  <message>
   <source>How many rounds</source>
   <translation>Wie viele Runden</translation>
  </message>
  <message>
   <source>How much of it</source>
   <translation>Wie viel davon</translation>
  </message>
  <message>
   <source>How people get their keys</source>
   <translation>Wie die Leute an ihre Schlüssel kommen</translation>
  </message>
  <message>
   <source>How people get their keys…</source>
   <translation>Zugang…</translation>
  </message>
  <message>
   <source>How to fix</source>
   <translation>So behebst du es</translation>
  </message>
  <message>
   <source>How was it with {who}?</source>
   <translation>Wie war es mit {who}?</translation>
  </message>
  <message>
   <source>How you are told…</source>
   <translation>Wie du es erfährst…</translation>
  </message>
  <message>
   <source>I am at work on {work}. You get take {take} by {due}.</source>
   <translation>ich arbeite an {work}. Take {take} bekommst du bis {due}.</translation>
  </message>
  <message>
   <source>I am ready for {work} and still wait for {names}. When will it be there?</source>
   <translation>ich bin bereit für {work} und warte noch auf {names}. Wann ist es da?</translation>
  </message>
  <message>
   <source>I am ready for {work} and wait for {names}.</source>
   <translation>ich bin bereit für {work} und warte auf {names}.</translation>
  </message>
  <message>
   <source>I asked for {asked} for {work}. Please answer by {due}.</source>
   <translation>ich habe bei {work} um {asked} gebeten. Antworte bitte bis {due}.</translation>
  </message>
  <message>
   <source>I did not</source>
   <translation>Nicht erhalten</translation>
  </message>
  <message>
   <source>I have a recovery file</source>
   <translation>Ich habe eine Wiederherstellungsdatei</translation>
  </message>
  <message>
   <source>I have paid {amount} for {work}. Please confirm in Segue that it has come.</source>
   <translation>ich habe {amount} für {work} gezahlt. Bestätige bitte in Segue, dass es angekommen ist.</translation>
  </message>
  <message>
   <source>I have read that {names} of {work} is reached. You get my answer soon.</source>
   <translation>ich habe gelesen, dass {names} von {work} erreicht ist. Meine Antwort bekommst du bald.</translation>
  </message>
  <message>
   <source>I have read that {work} had {minutes}. You get my answer soon.</source>
   <translation>ich habe gelesen, dass {work} {minutes} hatte. Meine Antwort bekommst du bald.</translation>
  </message>
  <message>
   <source>I have read your statement about {work}. You get my answer by {due}.</source>
   <translation>ich habe gelesen, wie du {work} siehst. Meine Antwort bekommst du bis {due}.</translation>
  </message>
  <message>
   <source>I have seen your words about {work} and answer there.</source>
   <translation>ich habe deine Worte zu {work} gesehen und antworte dort.</translation>
  </message>
  <message>
   <source>I owe you {amount} for {work} since {due}. You get it soon.</source>
   <translation>ich schulde dir seit {due} noch {amount} für {work}. Du bekommst sie bald.</translation>
  </message>
  <message>
   <source>I prefer {letter}</source>
   <translation>{letter} gefällt mir besser</translation>
  </message>
  <message>
   <source>I received it</source>
   <translation>Ich habe sie erhalten</translation>
  </message>
  <message>
   <source>I would like you to do {work}. I send you the invitation; please open it and tell me by {due} whether you can.</source>
   <translation>ich hätte dich gern für {work}. Die Einladung schicke ich dir; öffne sie bitte und sag mir bis {due}, ob es geht.</translation>
  </message>
  <message>
   <source>IEC 60908: two channels, 44.1 kHz, 16 bit</source>
   <translation>IEC 60908: zwei Kanäle, 44,1 kHz, 16 Bit</translation>
  </message>
  <message>
   <source>IPI</source>
   <translation>IPI</translation>
  </message>
  <message>
   <source>IPI name number</source>
   <translation>IPI-Namensnummer</translation>
  </message>
  <message>
   <source>ISO 32000: a PDF that opens</source>
   <translation>ISO 32000: ein PDF, das sich öffnen lässt</translation>
  </message>
  <message>
   <source>ISRC</source>
   <translation>ISRC</translation>
  </message>
  <message>
   <source>ISRC (recording)</source>
   <translation>ISRC (Aufnahme)</translation>
  </message>
  <message>
   <source>ISWC</source>
   <translation>ISWC</translation>
  </message>
  <message>
   <source>ISWC (song)</source>
   <translation>ISWC (Song)</translation>
  </message>
  <message>
   <source>ITU-R BT.709: 1080 lines at least, lying or standing</source>
   <translation>ITU-R BT.709: mindestens 1080 Zeilen, quer oder hochkant</translation>
  </message>
  <message>
   <source>If cancelled</source>
   <translation>Bei Abbruch</translation>
  </message>
  <message>
   <source>If every device of yours is lost, everything comes back from two things: your recovery file with its passphrase, and the shared storage.</source>
   <translation>Sind alle deine Geräte verloren, kommt alles aus zwei Dingen zurück: aus deiner Wiederherstellungsdatei mit ihrer Passphrase und aus dem gemeinsamen Speicher.</translation>
  </message>
  <message>
   <source>If it came from an MP3, AAC or a video, use the original instead.</source>
   <translation>Kam sie aus MP3, AAC oder einem Video, nimm stattdessen das Original.</translation>
  </message>
  <message>
   <source>If it comes to nothing, ask</source>
   <translation>Wenn nichts daraus wird, frage</translation>
  </message>
  <message>
   <source>If it is only switched off, switch it on and ask it to hand over instead.</source>
   <translation>Ist es nur ausgeschaltet, schalte es ein und bitte es stattdessen, zu übergeben.</translation>
  </message>
  <message>
   <source>If it was not you, tell the person who sent it at once, and ask for a new one.</source>
   <translation>Warst das nicht du, sag es sofort der Person, die sie geschickt hat, und bitte um eine neue.</translation>
  </message>
  <message>
   <source>If the recording has 24 bit, export it again without a 16-bit step on the way.</source>
   <translation>Hat die Aufnahme 24 Bit, exportiere sie neu, ohne einen 16-Bit-Schritt dazwischen.</translation>
  </message>
  <message>
   <source>If they differ, somebody else has answered: revoke this device on the first one.</source>
   <translation>Wenn sie abweichen, hat jemand anderes geantwortet: Widerrufe dieses Gerät auf dem ersten.</translation>
  </message>
  <message>
   <source>If you cancel, {started} is owed after the start and {delivered} after the first delivery.</source>
   <translation>Wenn du absagst, sind nach dem Beginn {started} offen und nach der ersten Abgabe {delivered}.</translation>
  </message>
  <message>
   <source>If you cannot get in any more, ask the owner for the invitation again.</source>
   <translation>Kommst du nicht mehr hinein, bitte darum, dir die Einladung noch einmal zu schicken.</translation>
  </message>
  <message>
   <source>If you want it after all: `segue credit accept`.</source>
   <translation>Willst du ihn doch: `segue credit accept`.</translation>
  </message>
  <message>
   <source>Import a plan</source>
   <translation>Plan importieren</translation>
  </message>
  <message>
   <source>Import a plan…</source>
   <translation>Plan importieren…</translation>
  </message>
  <message>
   <source>Import an export</source>
   <translation>Export importieren</translation>
  </message>
  <message>
   <source>Import an export, salvage a storage…</source>
   <translation>Export einlesen, Speicher bergen…</translation>
  </message>
  <message>
   <source>Import and salvage</source>
   <translation>Importieren und retten</translation>
  </message>
  <message>
   <source>Import it on the home that has written it, or on one that was restored from it.</source>
   <translation>Lies ihn mit dem Datenordner ein, der ihn geschrieben hat, oder mit einem, der daraus wiederhergestellt ist.</translation>
  </message>
  <message>
   <source>Import the production</source>
   <translation>Produktion importieren</translation>
  </message>
  <message>
   <source>In</source>
   <translation>In</translation>
  </message>
  <message>
   <source>In English…</source>
   <translation>Auf Englisch…</translation>
  </message>
  <message>
   <source>In German…</source>
   <translation>Auf Deutsch…</translation>
  </message>
  <message>
   <source>In its console under “Access Keys”, or from whoever runs the server.</source>
   <translation>In seiner Konsole unter „Access Keys“, oder von der Person, die den Server betreibt.</translation>
  </message>
  <message>
   <source>In progress</source>
   <translation>In Arbeit</translation>
  </message>
  <message>
   <source>In progress; the clock runs.</source>
   <translation>In Arbeit; die Uhr läuft.</translation>
  </message>
  <message>
   <source>In review</source>
   <translation>In Durchsicht</translation>
  </message>
  <message>
   <source>In the AWS console under IAM, Users, Security credentials: “Create access key”. Leave both empty to use what AWS's own tools use on this computer.</source>
   <translation>In der AWS-Konsole unter IAM, Users, Security credentials: „Create access key“. Lass beide leer, um zu nutzen, was die Werkzeuge von AWS auf diesem Rechner nutzen.</translation>
  </message>
  <message>
   <source>In the Wasabi console under “Access Keys”: “Create Access Key”.</source>
   <translation>In der Wasabi-Konsole unter „Access Keys“: „Create Access Key“.</translation>
  </message>
  <message>
   <source>In the mix</source>
   <translation>Im Mix</translation>
  </message>
  <message>
   <source>In the next seven days</source>
   <translation>In den nächsten sieben Tagen</translation>
  </message>
  <message>
   <source>In the storage</source>
   <translation>Im Speicher</translation>
  </message>
  <message>
   <source>In this production</source>
   <translation>Hier</translation>
  </message>
  <message>
   <source>In your own words…</source>
   <translation>In eigenen Worten…</translation>
  </message>
  <message>
   <source>In {title} you see how each of them stands, hear their takes and choose.</source>
   <translation>Bei {title} siehst du, wie weit alle sind, hörst ihre Takes und wählst aus.</translation>
  </message>
  <message>
   <source>In “{0}” lies something else under the name “{1}”.</source>
   <translation>In „{0}“ liegt unter dem Namen „{1}“ etwas anderes.</translation>
  </message>
  <message>
   <source>In “{0}” rights were granted {1} times, which is the most.</source>
   <translation>An „{0}“ wurden {1}-mal Rechte eingeräumt, mehr geht nicht.</translation>
  </message>
  <message>
   <source>Inbox</source>
   <translation>Aufträge</translation>
  </message>
  <message>
   <source>Input of a stage</source>
   <translation>Eingabe eines Schritts</translation>
  </message>
  <message>
   <source>Insert a chain</source>
   <translation>Kette einfügen</translation>
  </message>
  <message>
   <source>Insert a chain here…</source>
   <translation>Kette hier einfügen…</translation>
  </message>
  <message>
   <source>Insert a chain…</source>
   <translation>Kette einfügen…</translation>
  </message>
  <message>
   <source>Insert the chain</source>
   <translation>Kette einfügen</translation>
  </message>
  <message>
   <source>Inspector</source>
   <translation>Inspektor</translation>
  </message>
  <message>
   <source>Install nothing on its word. Get Segue from where you got it before, and tell its makers.</source>
   <translation>Installiere nichts, was er nennt. Hole Segue dort, wo du es bisher her hast, und sage es seinen Herstellern.</translation>
  </message>
  <message>
   <source>Install the newest version of Segue, then sync again.</source>
   <translation>Installiere die neueste Version von Segue und gleiche dann noch einmal ab.</translation>
  </message>
  <message>
   <source>Install the newest version of Segue.</source>
   <translation>Installiere die neueste Version von Segue.</translation>
  </message>
  <message>
   <source>Install the newest version, then open the production again. Nothing was changed.</source>
   <translation>Installiere die neueste Version und öffne die Produktion dann noch einmal. Nichts wurde geändert.</translation>
  </message>
  <message>
   <source>Install the newest version.</source>
   <translation>Installiere die neueste Version.</translation>
  </message>
  <message>
   <source>Install what is missing, or use the command line: `segue --help`.</source>
   <translation>Installiere, was fehlt, oder nimm die Befehlszeile: `segue --help`.</translation>
  </message>
  <message>
   <source>Instrumental</source>
   <translation>Instrumental</translation>
  </message>
  <message>
   <source>Integrated</source>
   <translation>Integriert</translation>
  </message>
  <message>
   <source>Invert the polarity of one side, or check the stereo widener.</source>
   <translation>Kehre die Polarität einer Seite um, oder prüfe den Stereo-Verbreiterer.</translation>
  </message>
  <message>
   <source>Invert the polarity of the file if it was not meant so.</source>
   <translation>Kehre die Polarität der Datei um, wenn es nicht so gewollt war.</translation>
  </message>
  <message>
   <source>Invitation</source>
   <translation>Einladung</translation>
  </message>
  <message>
   <source>Invitation again</source>
   <translation>Einladung erneut</translation>
  </message>
  <message>
   <source>Invitations (*.seguepass)</source>
   <translation>Einladungen (*.seguepass)</translation>
  </message>
  <message>
   <source>Invite</source>
   <translation>Einladen</translation>
  </message>
  <message>
   <source>Invite a co-owner</source>
   <translation>Miteigentümer einladen</translation>
  </message>
  <message>
   <source>Invite a co-owner…</source>
   <translation>Miteigentümer einladen…</translation>
  </message>
  <message>
   <source>Invite as co-owner</source>
   <translation>Als Miteigentümer einladen</translation>
  </message>
  <message>
   <source>Invoice…</source>
   <translation>Rechnung…</translation>
  </message>
  <message>
   <source>Is in no stage of this production yet: you send the invitation that is made then.</source>
   <translation>Ist noch an keinem Schritt dieser Produktion beteiligt: Du verschickst die Einladung, die dann entsteht.</translation>
  </message>
  <message>
   <source>Is “{device}” lost or stolen?</source>
   <translation>Ist „{device}“ verloren oder gestohlen?</translation>
  </message>
  <message>
   <source>It also lies at {path}.</source>
   <translation>Sie liegt auch unter {path}.</translation>
  </message>
  <message>
   <source>It begins with SEGUE1-. Copy all of it.</source>
   <translation>Sie beginnt mit SEGUE1-. Kopiere sie ganz.</translation>
  </message>
  <message>
   <source>It can be kept and handed on; offer a gig with packages or milestones.</source>
   <translation>Er kann aufgehoben und weitergegeben werden; biete einen Auftrag mit Paketen oder Meilensteinen an.</translation>
  </message>
  <message>
   <source>It can be opened until {day}.</source>
   <translation>Lässt sich bis {day} öffnen.</translation>
  </message>
  <message>
   <source>It can no longer be taken back.</source>
   <translation>Er lässt sich nicht mehr zurücknehmen.</translation>
  </message>
  <message>
   <source>It cannot be taken back.</source>
   <translation>Das lässt sich nicht zurücknehmen.</translation>
  </message>
  <message>
   <source>It cannot be taken back; the stage can be offered to somebody else.</source>
   <translation>Das lässt sich nicht zurücknehmen; der Schritt kann jemand anderem angeboten werden.</translation>
  </message>
  <message>
   <source>It does not hold:</source>
   <translation>Sie enthält nicht:</translation>
  </message>
  <message>
   <source>It gets no new keys. What it has received already it can still read: files on its disk, keys of earlier days.</source>
   <translation>Es bekommt keine neuen Schlüssel. Was es schon empfangen hat, kann es weiter lesen: Dateien auf seiner Platte, Schlüssel früherer Tage.</translation>
  </message>
  <message>
   <source>It gives</source>
   <translation>Sie gibt</translation>
  </message>
  <message>
   <source>It goes on by itself once the owner's computer has been online. If it lasts, ask the owner for the invitation again (`segue pass`). What you have here is safe.</source>
   <translation>Es geht von selbst weiter, sobald der Rechner des Eigentümers online war. Dauert es länger, bitte den Eigentümer noch einmal um die Einladung (`segue pass`). Was du hier hast, ist sicher.</translation>
  </message>
  <message>
   <source>It goes on its way with the next sync.</source>
   <translation>Geht mit dem nächsten Abgleich auf den Weg.</translation>
  </message>
  <message>
   <source>It hands over at its next sync. If it is lost, take over instead.</source>
   <translation>Beim nächsten Abgleich übergibt es. Ist es verloren, übernimm stattdessen.</translation>
  </message>
  <message>
   <source>It has been asked to hand over, and does so at its next sync.</source>
   <translation>Es soll die Leitung übergeben und tut das bei seinem nächsten Abgleich.</translation>
  </message>
  <message>
   <source>It has begun: its dates follow from what was agreed.</source>
   <translation>Es hat begonnen: Die Termine folgen aus dem Vereinbarten.</translation>
  </message>
  <message>
   <source>It has no {0} at all.</source>
   <translation>Er hat gar keine {0}.</translation>
  </message>
  <message>
   <source>It has none.</source>
   <translation>Er hat keine.</translation>
  </message>
  <message>
   <source>It has the keys of {places} too: make new ones where you got them, give them to Segue under Shared files, then delete the old ones there.</source>
   <translation>Es hat auch die Schlüssel von {places}: Erzeuge dort neue, gib sie Segue unter „Gemeinsame Dateien“ und lösche danach dort die alten.</translation>
  </message>
  <message>
   <source>It has to be a whole number, such as {example}.</source>
   <translation>Es muss eine ganze Zahl sein, etwa {example}.</translation>
  </message>
  <message>
   <source>It has to lie between {low} and {high}, such as {example}.</source>
   <translation>Es muss zwischen {low} und {high} liegen, etwa {example}.</translation>
  </message>
  <message>
   <source>It has {0}.</source>
   <translation>Nötig sind {0}.</translation>
  </message>
  <message>
   <source>It has: {0}.</source>
   <translation>Es gibt: {0}.</translation>
  </message>
  <message>
   <source>It is due on {when} at the latest.</source>
   <translation>Fällig spätestens {when}.</translation>
  </message>
  <message>
   <source>It is given by itself once the take is approved and the owner's first device has synchronised.</source>
   <translation>Er kommt von selbst, sobald der Take freigegeben ist und das erste Gerät des Eigentümers abgeglichen hat.</translation>
  </message>
  <message>
   <source>It is kept, and stands on the papers from now on</source>
   <translation>Gespeichert; steht ab jetzt auf den Papieren</translation>
  </message>
  <message>
   <source>It is listed beside the lanes, with what can be done about it.</source>
   <translation>Es steht neben den Kanälen, mit dem, was sich tun lässt.</translation>
  </message>
  <message>
   <source>It is lost…</source>
   <translation>Gerät verloren…</translation>
  </message>
  <message>
   <source>It is made; nothing is ever overwritten. No key is in it that opens anything without your own.</source>
   <translation>Er wird angelegt; überschrieben wird nie etwas. Darin ist kein Schlüssel, der ohne deinen eigenen etwas öffnet.</translation>
  </message>
  <message>
   <source>It is missing.</source>
   <translation>Er fehlt.</translation>
  </message>
  <message>
   <source>It is no audition, or somebody is chosen already.</source>
   <translation>Es ist kein Vorspiel, oder es ist schon jemand ausgewählt.</translation>
  </message>
  <message>
   <source>It is on the critical path: everything ends later for it.</source>
   <translation>Es liegt auf dem kritischen Pfad: Alles endet deswegen später.</translation>
  </message>
  <message>
   <source>It is open in a window of its own: delete it there.</source>
   <translation>Sie ist in einem eigenen Fenster offen: Lösch sie dort.</translation>
  </message>
  <message>
   <source>It is paid in parts, each once you accept it: {parts}.</source>
   <translation>Gezahlt wird in Teilen, jeder sobald du ihn annimmst: {parts}.</translation>
  </message>
  <message>
   <source>It is reached…</source>
   <translation>Er ist erreicht…</translation>
  </message>
  <message>
   <source>It is the first line of a text file.</source>
   <translation>Es ist die erste Zeile einer Textdatei.</translation>
  </message>
  <message>
   <source>It is {0} or {1}.</source>
   <translation>Möglich ist {0} oder {1}.</translation>
  </message>
  <message>
   <source>It knows: {0}.</source>
   <translation>Bekannt sind: {0}.</translation>
  </message>
  <message>
   <source>It lasts as long as you let it; one person can be shut out by deleting it at your provider.</source>
   <translation>Es hält, solange du es lässt; eine Person lässt sich ausschließen, indem du es bei deinem Anbieter löschst.</translation>
  </message>
  <message>
   <source>It leaves out every stage of this plan.</source>
   <translation>Er lässt jeden Schritt dieses Plans weg.</translation>
  </message>
  <message>
   <source>It makes the invitation once it has synchronised and decides again; it stands below then.</source>
   <translation>Er macht die Einladung, sobald er abgeglichen hat und wieder entscheidet; dann steht sie unten.</translation>
  </message>
  <message>
   <source>It makes: {0}.</source>
   <translation>Sie erstellt: {0}.</translation>
  </message>
  <message>
   <source>It may be kept as mono; that halves its size.</source>
   <translation>Sie lässt sich als Mono speichern; das halbiert die Größe.</translation>
  </message>
  <message>
   <source>It may not have arrived yet. Sync again; if it stays away, ask the person who sent it.</source>
   <translation>Vielleicht ist es noch nicht angekommen. Gleiche noch einmal ab; bleibt es aus, frag die Person, die es geschickt hat.</translation>
  </message>
  <message>
   <source>It must be an application key that you made; the master key does not work with the S3 API.</source>
   <translation>Es muss ein Application Key sein, den du angelegt hast; der Hauptschlüssel geht mit der S3-Schnittstelle nicht.</translation>
  </message>
  <message>
   <source>It names every file with its hash, how loud it is, who made it, and what may be done with it.</source>
   <translation>Er nennt jede Datei mit ihrem Hash, wie laut sie ist, wer sie gemacht hat und was mit ihr geschehen darf.</translation>
  </message>
  <message>
   <source>It needs listBuckets, listKeys, writeKeys and deleteKeys; `segue depot policy` lists everything.</source>
   <translation>Er braucht listBuckets, listKeys, writeKeys und deleteKeys; `segue depot policy` nennt alles.</translation>
  </message>
  <message>
   <source>It opens in a window of its own, as its owner sees it.</source>
   <translation>Es öffnet sich in einem eigenen Fenster, so wie der Eigentümer es sieht.</translation>
  </message>
  <message>
   <source>It opens in any browser for {n} days.</source>
   <translation>Sie öffnet sich {n} Tage lang in jedem Browser.</translation>
  </message>
  <message>
   <source>It opens once both have given theirs; what is sealed cannot be changed.</source>
   <translation>Sie öffnet sich, wenn beide ihre gegeben haben; Versiegeltes lässt sich nicht ändern.</translation>
  </message>
  <message>
   <source>It opens once both have written.</source>
   <translation>Sie öffnet sich, wenn beide geschrieben haben.</translation>
  </message>
  <message>
   <source>It reaches {places} as long as that is shared with it: end that where you share the folder.</source>
   <translation>Es erreicht {places}, solange das mit ihm geteilt ist: Beende das dort, wo du den Ordner teilst.</translation>
  </message>
  <message>
   <source>It runs from its sources: what it is made of lies in their .venv, each package with its own licence.</source>
   <translation>Es läuft aus seinen Quellen: Woraus es besteht, liegt in deren .venv, jedes Paket mit seiner eigenen Lizenz.</translation>
  </message>
  <message>
   <source>It sends, fetches and tells you what waits. Click here to open it again.</source>
   <translation>Es sendet, holt und sagt dir, was wartet. Klick hier, um es wieder zu öffnen.</translation>
  </message>
  <message>
   <source>It shows latecomers the way and takes in what they still leave there. Once all have followed, it can be emptied.</source>
   <translation>Er zeigt Nachzüglern den Weg und nimmt an, was sie noch dort ablegen. Sind alle gefolgt, kann er geleert werden.</translation>
  </message>
  <message>
   <source>It stands although an input has changed; what is made from it counts as up to date again</source>
   <translation>Er gilt, obwohl sich ein Eingang geändert hat; was daraus gemacht ist, gilt wieder als aktuell</translation>
  </message>
  <message>
   <source>It stands first where you make an offer.</source>
   <translation>Er steht vorn, wo du ein Angebot machst.</translation>
  </message>
  <message>
   <source>It starts when all inputs are here and checked.</source>
   <translation>Sie läuft los, sobald alle Vorgaben da und geprüft sind.</translation>
  </message>
  <message>
   <source>It stays as it is; {0} again goes on with the next one.</source>
   <translation>Es bleibt, wie es ist; noch einmal {0} macht mit dem Nächsten weiter.</translation>
  </message>
  <message>
   <source>It stopped here</source>
   <translation>Hier blieb sie stehen</translation>
  </message>
  <message>
   <source>It takes</source>
   <translation>Sie nimmt</translation>
  </message>
  <message>
   <source>It travels now; {name} gets it with the next sync.</source>
   <translation>Er ist unterwegs; {name} bekommt ihn mit dem nächsten Abgleich.</translation>
  </message>
  <message>
   <source>It was moved aside, not deleted.</source>
   <translation>Sie wurde beiseitegelegt, nicht gelöscht.</translation>
  </message>
  <message>
   <source>It was stopped; nothing was left half done.</source>
   <translation>Angehalten; nichts blieb halb fertig.</translation>
  </message>
  <message>
   <source>It will be computed again.</source>
   <translation>Sie wird neu berechnet.</translation>
  </message>
  <message>
   <source>It would be called {0}; it is written when a deliverable is assembled.</source>
   <translation>Es würde {0} heißen; geschrieben wird es beim Zusammenstellen eines Ergebnisses.</translation>
  </message>
  <message>
   <source>Its extras: {0}.</source>
   <translation>Seine Extras: {0}.</translation>
  </message>
  <message>
   <source>Its fields are: {0}.</source>
   <translation>Die Felder sind: {0}.</translation>
  </message>
  <message>
   <source>Its files are in the folder “files”, readable without Segue.</source>
   <translation>Seine Dateien liegen im Ordner „files“, lesbar auch ohne Segue.</translation>
  </message>
  <message>
   <source>Its files are left as they are. Run `segue self-test`; then play it again with --again.</source>
   <translation>Ihre Dateien bleiben, wie sie sind. Starte `segue self-test`, und spiel sie dann mit --again noch einmal.</translation>
  </message>
  <message>
   <source>Its files leave the storage on {day}.</source>
   <translation>Die Dateien verlassen den Speicher am {day}.</translation>
  </message>
  <message>
   <source>Its inputs are: {0}.</source>
   <translation>Die Eingaben sind: {0}.</translation>
  </message>
  <message>
   <source>Its link opens nothing any more. What somebody has saved of it stays with them.</source>
   <translation>Der Link öffnet nichts mehr. Was schon davon gespeichert wurde, bleibt, wo es ist.</translation>
  </message>
  <message>
   <source>Its milestones: {0}.</source>
   <translation>Seine Meilensteine: {0}.</translation>
  </message>
  <message>
   <source>Its outputs are: {0}.</source>
   <translation>Die Ausgaben sind: {0}.</translation>
  </message>
  <message>
   <source>Its own tracks</source>
   <translation>Eigene Spuren</translation>
  </message>
  <message>
   <source>Its owner says when work is done in it.</source>
   <translation>Wann darin gearbeitet wird, sagt der Eigentümer.</translation>
  </message>
  <message>
   <source>Its passphrase</source>
   <translation>Ihre Passphrase</translation>
  </message>
  <message>
   <source>Its price is fixed in the terms; ask the owner for a paid change.</source>
   <translation>Sein Preis steht fest in den Bedingungen; bitte den Eigentümer um eine bezahlte Änderung.</translation>
  </message>
  <message>
   <source>Its price is that of the minutes; --least and --most bound it.</source>
   <translation>Sein Preis ist der der Minuten; --least und --most begrenzen ihn.</translation>
  </message>
  <message>
   <source>Its prices are in {currency} and are left out.</source>
   <translation>Ihre Preise sind in {currency} und werden weggelassen.</translation>
  </message>
  <message>
   <source>Its secret</source>
   <translation>Das Geheimnis dazu</translation>
  </message>
  <message>
   <source>Its shared files lie where only one device at a time may decide.</source>
   <translation>Die gemeinsamen Dateien liegen, wo nur ein Gerät zur Zeit entscheiden darf.</translation>
  </message>
  <message>
   <source>Its takes are: {0}.</source>
   <translation>Die Takes sind: {0}.</translation>
  </message>
  <message>
   <source>Join</source>
   <translation>Beitreten</translation>
  </message>
  <message>
   <source>Joining and fetching…</source>
   <translation>Beitreten und holen…</translation>
  </message>
  <message>
   <source>Just type a note</source>
   <translation>Einfach eine Notiz tippen</translation>
  </message>
  <message>
   <source>Keep</source>
   <translation>Behalten</translation>
  </message>
  <message>
   <source>Keep again</source>
   <translation>Doch merken</translation>
  </message>
  <message>
   <source>Keep all {n}</source>
   <translation>Alle {n} behalten</translation>
  </message>
  <message>
   <source>Keep and compare baselines</source>
   <translation>Basispläne festhalten und vergleichen</translation>
  </message>
  <message>
   <source>Keep as a gig</source>
   <translation>Als Auftrag behalten</translation>
  </message>
  <message>
   <source>Keep for everybody</source>
   <translation>Für alle merken</translation>
  </message>
  <message>
   <source>Keep it</source>
   <translation>Behalten</translation>
  </message>
  <message>
   <source>Keep it as “{name}” again</source>
   <translation>Wieder als „{name}“ merken</translation>
  </message>
  <message>
   <source>Keep my offer</source>
   <translation>Bei meinem Angebot bleiben</translation>
  </message>
  <message>
   <source>Keep somebody…</source>
   <translation>Jemanden merken…</translation>
  </message>
  <message>
   <source>Keep take {n} as it is</source>
   <translation>Take {n} so lassen</translation>
  </message>
  <message>
   <source>Keep the plan as it is</source>
   <translation>Plan so festhalten</translation>
  </message>
  <message>
   <source>Keep this view under a name</source>
   <translation>Diese Ansicht unter einem Namen merken</translation>
  </message>
  <message>
   <source>Keep this view…</source>
   <translation>Diese Ansicht merken…</translation>
  </message>
  <message>
   <source>Keep to {0} letters.</source>
   <translation>Bleib bei höchstens {0} Zeichen.</translation>
  </message>
  <message>
   <source>Keep “{file}” and its passphrase outside this computer, apart from each other. With both and the storage everything comes back.</source>
   <translation>Bewahre „{file}“ und die Passphrase dazu außerhalb dieses Rechners auf, getrennt voneinander. Mit beidem und dem Speicher kommt alles zurück.</translation>
  </message>
  <message>
   <source>Key id</source>
   <translation>Schlüssel-ID</translation>
  </message>
  <message>
   <source>Key id and secret belong together; one of them is missing.</source>
   <translation>Schlüssel-ID und Geheimnis gehören zusammen; eins davon fehlt.</translation>
  </message>
  <message>
   <source>Key id that you made for them</source>
   <translation>Schlüssel-ID, die du dafür angelegt hast</translation>
  </message>
  <message>
   <source>Key {key}</source>
   <translation>Taste {key}</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>Tasten</translation>
  </message>
  <message>
   <source>Keys you make by hand</source>
   <translation>Schlüssel, die du von Hand anlegst</translation>
  </message>
  <message>
   <source>Keys…</source>
   <translation>Tasten…</translation>
  </message>
  <message>
   <source>Kind of storage</source>
   <translation>Art des Speichers</translation>
  </message>
  <message>
   <source>Kinds are: {0}.</source>
   <translation>Arten sind: {0}.</translation>
  </message>
  <message>
   <source>L</source>
   <translation>L</translation>
  </message>
  <message>
   <source>L 100 to R 100; C is the centre</source>
   <translation>L 100 bis R 100; C ist die Mitte</translation>
  </message>
  <message>
   <source>L {n}</source>
   <translation>L {n}</translation>
  </message>
  <message>
   <source>Label, client, distributor</source>
   <translation>Label, Kunde, Vertrieb</translation>
  </message>
  <message>
   <source>Lanes are: {0}.</source>
   <translation>Kanäle sind: {0}.</translation>
  </message>
  <message>
   <source>Lanes of one group are moved, muted and soloed together</source>
   <translation>Kanäle einer Gruppe werden gemeinsam verschoben, stumm und solo geschaltet</translation>
  </message>
  <message>
   <source>Lanes of the mix</source>
   <translation>Kanäle des Mixes</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Sprache</translation>
  </message>
  <message>
   <source>Language from the next start on: {name}</source>
   <translation>Sprache ab dem nächsten Start: {name}</translation>
  </message>
  <message>
   <source>Language of the page</source>
   <translation>Sprache der Seite</translation>
  </message>
  <message>
   <source>Language, from the next start on</source>
   <translation>Sprache, ab dem nächsten Start</translation>
  </message>
  <message>
   <source>Languages</source>
   <translation>Sprachen</translation>
  </message>
  <message>
   <source>Laptop</source>
   <translation>Laptop</translation>
  </message>
  <message>
   <source>Largest file, MB</source>
   <translation>Größte Datei, MB</translation>
  </message>
  <message>
   <source>Last</source>
   <translation>Zuletzt</translation>
  </message>
  <message>
   <source>Last day</source>
   <translation>Letzter Tag</translation>
  </message>
  <message>
   <source>Late</source>
   <translation>Verspätet</translation>
  </message>
  <message>
   <source>Late Train</source>
   <translation>Late Train</translation>
  </message>
  <message>
   <source>Late Train is being made</source>
   <translation>Late Train entsteht</translation>
  </message>
  <message>
   <source>Late Train is ready</source>
   <translation>Late Train ist fertig</translation>
  </message>
  <message>
   <source>Late Train: a short song made by six people on this computer, from the plan to the mix.</source>
   <translation>Late Train: ein kurzer Song, von sechs Leuten auf diesem Rechner gemacht, vom Plan bis zum Mix.</translation>
  </message>
  <message>
   <source>Later</source>
   <translation>Später</translation>
  </message>
  <message>
   <source>Latest</source>
   <translation>Spätestens</translation>
  </message>
  <message>
   <source>Latest date</source>
   <translation>Spätester Termin</translation>
  </message>
  <message>
   <source>Lay out a song, an episode, a video or a launch as stages, and hand each one to the right person.</source>
   <translation>Lege einen Song, eine Folge, ein Video oder eine Veröffentlichung in Schritten an und übergib jeden der richtigen Person.</translation>
  </message>
  <message>
   <source>Lead vocal</source>
   <translation>Leadgesang</translation>
  </message>
  <message>
   <source>Learning report: what my work tells…</source>
   <translation>Lernbericht: was meine Arbeit zeigt…</translation>
  </message>
  <message>
   <source>Leave --price out.</source>
   <translation>Lass --price weg.</translation>
  </message>
  <message>
   <source>Leave about 1 dB of room if it is going to be coded or converted.</source>
   <translation>Lass etwa 1 dB Luft, wenn es noch kodiert oder umgewandelt wird.</translation>
  </message>
  <message>
   <source>Leave it as it is if this is where it comes in: stems are placed by their common start.</source>
   <translation>Lass es so, wenn der Einsatz hier liegt: Stems werden nach ihrem gemeinsamen Anfang gesetzt.</translation>
  </message>
  <message>
   <source>Leave it; only recipes of your own can be removed.</source>
   <translation>Lass es; entfernen lassen sich nur deine eigenen Rezepte.</translation>
  </message>
  <message>
   <source>Leave only the one that you want to deliver.</source>
   <translation>Lass nur die stehen, die du abgeben willst.</translation>
  </message>
  <message>
   <source>Leave out</source>
   <translation>Weglassen</translation>
  </message>
  <message>
   <source>Leave out some years.</source>
   <translation>Lass einige Jahre weg.</translation>
  </message>
  <message>
   <source>Leave out {name}</source>
   <translation>{name} weglassen</translation>
  </message>
  <message>
   <source>Leave that out, or offer the stage without --gig.</source>
   <translation>Lass das weg, oder biete den Schritt ohne --gig an.</translation>
  </message>
  <message>
   <source>Leave the gig</source>
   <translation>Auftrag verlassen</translation>
  </message>
  <message>
   <source>Leave this gig…</source>
   <translation>Diesen Auftrag verlassen…</translation>
  </message>
  <message>
   <source>Leave this lane out (Alt+M)</source>
   <translation>Diese Spur weglassen (Alt+M)</translation>
  </message>
  <message>
   <source>Leave {title}?</source>
   <translation>{title} verlassen?</translation>
  </message>
  <message>
   <source>Leave {what} out</source>
   <translation>{what} weglassen</translation>
  </message>
  <message>
   <source>Left</source>
   <translation>Offen</translation>
  </message>
  <message>
   <source>Left and right move between columns, up and down between cards, Enter opens, Alt with left or right asks what leads to the column beside.</source>
   <translation>Links und Rechts wechseln zwischen Spalten, Auf und Ab zwischen Karten, Enter öffnet, Alt mit Links oder Rechts fragt, was in die Spalte daneben führt.</translation>
  </message>
  <message>
   <source>Left and right walk along links, up and down within a layer, L links, Enter opens, plus and minus with Ctrl zoom.</source>
   <translation>Links und Rechts folgen den Verbindungen, Auf und Ab bleiben in einer Ebene, L verbindet, Enter öffnet, Plus und Minus mit Strg zoomen.</translation>
  </message>
  <message>
   <source>Left and right walk through a person's work in time, up and down go to another person, Enter opens.</source>
   <translation>Links und Rechts gehen die Arbeit einer Person in der Zeit durch, Auf und Ab gehen zu einer anderen Person, Enter öffnet.</translation>
  </message>
  <message>
   <source>Left to do</source>
   <translation>Noch zu tun</translation>
  </message>
  <message>
   <source>Left undone</source>
   <translation>Liegen gelassen</translation>
  </message>
  <message>
   <source>Legal name</source>
   <translation>Bürgerlicher Name</translation>
  </message>
  <message>
   <source>Legal name, to sign with</source>
   <translation>Bürgerlicher Name für die Unterschrift</translation>
  </message>
  <message>
   <source>Length</source>
   <translation>Länge</translation>
  </message>
  <message>
   <source>Let devices in and take them out, move and clean the storage</source>
   <translation>Geräte einlassen und herausnehmen, den Speicher umziehen und aufräumen</translation>
  </message>
  <message>
   <source>Let go in 14 days</source>
   <translation>In 14 Tagen entfernen</translation>
  </message>
  <message>
   <source>Let it end in .txt, .csv, .wav or .dawproject, or name one of {0}.</source>
   <translation>Lass den Namen mit .txt, .csv, .wav oder .dawproject enden, oder nenne etwas davon: {0}.</translation>
  </message>
  <message>
   <source>Let it go on from a master: `segue recipe set {0} --source master`.</source>
   <translation>Lass es auf einem Master aufbauen: `segue recipe set {0} --source master`.</translation>
  </message>
  <message>
   <source>Let it go on from a mix: `segue recipe set {0} --source mix`.</source>
   <translation>Lass es auf einem Mix aufbauen: `segue recipe set {0} --source mix`.</translation>
  </message>
  <message>
   <source>Let it in</source>
   <translation>Hereinlassen</translation>
  </message>
  <message>
   <source>Let its name end in .{0}.</source>
   <translation>Lass den Namen auf .{0} enden.</translation>
  </message>
  <message>
   <source>Let old takes go</source>
   <translation>Alte Takes entfernen</translation>
  </message>
  <message>
   <source>Let one of them begin with the takes.</source>
   <translation>Lass eins davon mit den Takes beginnen.</translation>
  </message>
  <message>
   <source>Let that one go on from another recipe first.</source>
   <translation>Lass jenes zuerst auf einem anderen Rezept aufbauen.</translation>
  </message>
  <message>
   <source>Let the bucket's owner read what members write into it, where objects belong to their writers.</source>
   <translation>Der Inhaber des Buckets darf lesen, was Mitglieder hineinschreiben, wo Objekte denen gehören, die sie schreiben.</translation>
  </message>
  <message>
   <source>Let the file end in .txt, .csv or .dawproject.</source>
   <translation>Lass die Datei auf .txt, .csv oder .dawproject enden.</translation>
  </message>
  <message>
   <source>Let the name end in .wav or .flac.</source>
   <translation>Lass den Namen mit .wav oder .flac enden.</translation>
  </message>
  <message>
   <source>Let them in again</source>
   <translation>Wieder hereinlassen</translation>
  </message>
  <message>
   <source>Let your user assume the role; `segue depot policy` shows the policies of both.</source>
   <translation>Lass deinen Benutzer die Rolle annehmen; `segue depot policy` zeigt die Richtlinien beider.</translation>
  </message>
  <message>
   <source>Let {0} be done when it will be</source>
   <translation>Für {0} den Termin nehmen, der sich ergibt</translation>
  </message>
  <message>
   <source>Let {0} read and write {1} by the means of your system.</source>
   <translation>Lass {0} mit den Mitteln deines Systems in {1} lesen und schreiben.</translation>
  </message>
  <message>
   <source>Letter</source>
   <translation>Letter</translation>
  </message>
  <message>
   <source>Letting it in…</source>
   <translation>Wird hereingelassen…</translation>
  </message>
  <message>
   <source>Level</source>
   <translation>Pegel</translation>
  </message>
  <message>
   <source>Level in dB</source>
   <translation>Pegel in dB</translation>
  </message>
  <message>
   <source>Level: drag, with Ctrl finely; double-click for 0 dB</source>
   <translation>Pegel: ziehen, mit Strg fein; Doppelklick für 0 dB</translation>
  </message>
  <message>
   <source>Levels of the takes matched</source>
   <translation>Pegel der Takes angeglichen</translation>
  </message>
  <message>
   <source>Licence</source>
   <translation>Lizenz</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>Hell</translation>
  </message>
  <message>
   <source>Likely, in days</source>
   <translation>Wahrscheinlich, in Tagen</translation>
  </message>
  <message>
   <source>Limits</source>
   <translation>Grenzen</translation>
  </message>
  <message>
   <source>Line</source>
   <translation>Linie</translation>
  </message>
  <message>
   <source>Link an output of type {0}, or change the type of “{1}”.</source>
   <translation>Verbinde eine Ausgabe vom Typ {0}, oder ändere den Typ von „{1}“.</translation>
  </message>
  <message>
   <source>Link from another stage</source>
   <translation>Von anderem Schritt verbinden</translation>
  </message>
  <message>
   <source>Link to another stage</source>
   <translation>Mit anderem Schritt verbinden</translation>
  </message>
  <message>
   <source>Link two other ports.</source>
   <translation>Verbinde zwei andere Ports.</translation>
  </message>
  <message>
   <source>Link {title} to …</source>
   <translation>{title} verbinden mit …</translation>
  </message>
  <message>
   <source>Links need a bucket; this production lies in a folder.</source>
   <translation>Links brauchen einen Bucket; diese Produktion liegt in einem Ordner.</translation>
  </message>
  <message>
   <source>List just these places.</source>
   <translation>Nur diese Orte auflisten.</translation>
  </message>
  <message>
   <source>List what begins with {0}.</source>
   <translation>Auflisten, was mit {0} beginnt.</translation>
  </message>
  <message>
   <source>List, within that.</source>
   <translation>Innerhalb davon auflisten.</translation>
  </message>
  <message>
   <source>Listen</source>
   <translation>Hören</translation>
  </message>
  <message>
   <source>Listen there. If it is not an edit of yours, copy or export the file again.</source>
   <translation>Hör dir die Stelle an. Ist es kein Schnitt von dir, kopiere oder exportiere die Datei neu.</translation>
  </message>
  <message>
   <source>Listen to it: `segue stage keep {0}` lets it stand; else have it made again.</source>
   <translation>Hör ihn an: `segue stage keep {0}` lässt ihn gelten; sonst lass ihn neu machen.</translation>
  </message>
  <message>
   <source>Listen to take {0} and approve it{1}{2}</source>
   <translation>Hör Take {0} und gib ihn frei{1}{2}</translation>
  </message>
  <message>
   <source>Listen to take {n}</source>
   <translation>Take {n} anhören</translation>
  </message>
  <message>
   <source>Listen to take {take} and answer</source>
   <translation>Take {take} anhören und antworten</translation>
  </message>
  <message>
   <source>Load a delivery spec</source>
   <translation>Abgabe-Spezifikation laden</translation>
  </message>
  <message>
   <source>Load a file…</source>
   <translation>Datei laden…</translation>
  </message>
  <message>
   <source>Load it down again.</source>
   <translation>Lade sie noch einmal herunter.</translation>
  </message>
  <message>
   <source>Log</source>
   <translation>Protokoll</translation>
  </message>
  <message>
   <source>Log in with an R2 API token of your account.</source>
   <translation>Melde dich mit einem R2-API-Token deines Kontos an.</translation>
  </message>
  <message>
   <source>Log…</source>
   <translation>Protokoll…</translation>
  </message>
  <message>
   <source>Longest, in days</source>
   <translation>Längste, in Tagen</translation>
  </message>
  <message>
   <source>Look at it</source>
   <translation>Ansehen</translation>
  </message>
  <message>
   <source>Look at the plan as it is now, then decide again if that is still wanted.</source>
   <translation>Sieh dir den Plan an, wie er jetzt ist, und entscheide neu, falls es noch gewollt ist.</translation>
  </message>
  <message>
   <source>Look at the takes, then deliver again if that is still wanted.</source>
   <translation>Sieh dir die Takes an, und gib neu ab, falls es noch gewollt ist.</translation>
  </message>
  <message>
   <source>Look at your connection, then try again. Segue works without it.</source>
   <translation>Prüfe deine Verbindung und versuche es noch einmal. Segue arbeitet auch ohne sie.</translation>
  </message>
  <message>
   <source>Look for a newer version</source>
   <translation>Nach einer neueren Version sehen</translation>
  </message>
  <message>
   <source>Look for a newer version where you got Segue from.</source>
   <translation>Sieh dort nach einer neueren Version, wo du Segue her hast.</translation>
  </message>
  <message>
   <source>Look through it</source>
   <translation>Durchsehen</translation>
  </message>
  <message>
   <source>Look where you got Segue from: the package manager or the page with its releases. `segue update feed URL --key KEY` sets the address and key that this page names.</source>
   <translation>Sieh dort nach, wo du Segue her hast: in der Paketverwaltung oder auf der Seite mit seinen Versionen. `segue update feed URL --key SCHLÜSSEL` setzt Adresse und Schlüssel, die diese Seite nennt.</translation>
  </message>
  <message>
   <source>Look where you got Segue from: the package manager, or the page with its releases.</source>
   <translation>Sieh dort nach, woher du Segue hast: in der Paketverwaltung oder auf der Seite mit den Versionen.</translation>
  </message>
  <message>
   <source>Looking</source>
   <translation>Wird untersucht</translation>
  </message>
  <message>
   <source>Looking at the files was stopped.</source>
   <translation>Das Untersuchen der Dateien wurde angehalten.</translation>
  </message>
  <message>
   <source>Looking at the media</source>
   <translation>Medien werden untersucht</translation>
  </message>
  <message>
   <source>Looking at {name} and its media</source>
   <translation>{name} und die Medien dazu werden angesehen</translation>
  </message>
  <message>
   <source>Looking into the bucket…</source>
   <translation>Der Bucket wird durchgesehen…</translation>
  </message>
  <message>
   <source>Looking through the files on this machine</source>
   <translation>Dateien auf diesem Rechner werden durchgesehen</translation>
  </message>
  <message>
   <source>Looking through the files was stopped.</source>
   <translation>Das Durchsehen der Dateien wurde angehalten.</translation>
  </message>
  <message>
   <source>Looking through the storage</source>
   <translation>Speicher wird durchgesehen</translation>
  </message>
  <message>
   <source>Looking through the storage was stopped.</source>
   <translation>Das Durchsehen des Speichers wurde angehalten.</translation>
  </message>
  <message>
   <source>Looking through the storage was stopped; nothing was deleted.</source>
   <translation>Das Durchsehen des Speichers wurde angehalten; nichts wurde gelöscht.</translation>
  </message>
  <message>
   <source>Looking through the storage…</source>
   <translation>Der Speicher wird durchgesehen…</translation>
  </message>
  <message>
   <source>Looking through your files…</source>
   <translation>Deine Dateien werden durchgesehen …</translation>
  </message>
  <message>
   <source>Looks through a folder or bucket for productions that know your recovery file, and brings them here.</source>
   <translation>Sieht einen Ordner oder Bucket nach Produktionen durch, die deine Wiederherstellungsdatei kennen, und holt sie hierher.</translation>
  </message>
  <message>
   <source>Lost or stolen…</source>
   <translation>Verloren oder gestohlen…</translation>
  </message>
  <message>
   <source>Lost: {stage} {what} {file}</source>
   <translation>Verloren: {stage} {what} {file}</translation>
  </message>
  <message>
   <source>Loudness from, LUFS</source>
   <translation>Lautheit ab, LUFS</translation>
  </message>
  <message>
   <source>Loudness up to, LUFS</source>
   <translation>Lautheit bis, LUFS</translation>
  </message>
  <message>
   <source>Loudness, LUFS</source>
   <translation>Lautheit, LUFS</translation>
  </message>
  <message>
   <source>Lower the file by {0} dB or set the limiter's ceiling to {1} dBTP.</source>
   <translation>Senke die Datei um {0} dB ab, oder stell die Obergrenze des Limiters auf {1} dBTP.</translation>
  </message>
  <message>
   <source>Lower the input or the plug-in that overloads, and record or export it again. Square waves look alike.</source>
   <translation>Senke den Eingang oder das Plug-in ab, das übersteuert, und nimm neu auf oder exportiere neu. Rechteckwellen sehen ähnlich aus.</translation>
  </message>
  <message>
   <source>Lyrics</source>
   <translation>Songtext</translation>
  </message>
  <message>
   <source>M</source>
   <translation>M</translation>
  </message>
  <message>
   <source>MP3 cannot hold {0} channels at {1} Hz.</source>
   <translation>MP3 fasst keine {0} Kanäle bei {1} Hz.</translation>
  </message>
  <message>
   <source>MS Project</source>
   <translation>MS Project</translation>
  </message>
  <message>
   <source>MS Project XML, GanttProject (.gan), or a table (.csv) as Segue exports it.</source>
   <translation>MS Project XML, GanttProject (.gan) oder eine Tabelle (.csv), wie Segue sie exportiert.</translation>
  </message>
  <message>
   <source>Made all the same; its manifest says that it is a draft, and of what</source>
   <translation>Wird trotzdem erstellt; sein Manifest sagt, dass es ein Entwurf ist und wovon</translation>
  </message>
  <message>
   <source>Made before the last change.</source>
   <translation>Vor der letzten Änderung erstellt.</translation>
  </message>
  <message>
   <source>Made from</source>
   <translation>Erstellt aus</translation>
  </message>
  <message>
   <source>Make a listening page</source>
   <translation>Hörseite erstellen</translation>
  </message>
  <message>
   <source>Make a listening page…</source>
   <translation>Hörseite erstellen…</translation>
  </message>
  <message>
   <source>Make and delete users and give them policies. On Ceph this holds for all users: ask for it sparingly.</source>
   <translation>Benutzer anlegen und löschen und ihnen Regeln geben. Bei Ceph gilt das für alle Benutzer: Verlange es sparsam.</translation>
  </message>
  <message>
   <source>Make and withdraw offers, invite, hand inputs on, set dates, cancel</source>
   <translation>Angebote machen und zurückziehen, einladen, Vorgaben weitergeben, Termine setzen, abbrechen</translation>
  </message>
  <message>
   <source>Make it first: `segue assemble PRODUCTION {0}`. There are: {1}.</source>
   <translation>Erstelle es zuerst: `segue assemble PRODUCTION {0}`. Es gibt: {1}.</translation>
  </message>
  <message>
   <source>Make it smaller than {0} MB.</source>
   <translation>Mach es kleiner als {0} MB.</translation>
  </message>
  <message>
   <source>Make one as `segue depot policy` shows it, and name it with --role ARN.</source>
   <translation>Lege eine an, wie `segue depot policy` sie zeigt, und nenne sie mit --role ARN.</translation>
  </message>
  <message>
   <source>Make the column narrower</source>
   <translation>Spalte schmaler machen</translation>
  </message>
  <message>
   <source>Make the column wider</source>
   <translation>Spalte breiter machen</translation>
  </message>
  <message>
   <source>Make the listening page as a folder and send that.</source>
   <translation>Mach die Hörseite als Ordner und verschick den.</translation>
  </message>
  <message>
   <source>Make the offer</source>
   <translation>Angebot machen</translation>
  </message>
  <message>
   <source>Make the page as a folder (`review HANDOFF page --out DIR`, `deliverable push --page DIR`) and send that.</source>
   <translation>Erstelle die Seite als Ordner (`review HANDOFF page --out DIR`, `deliverable push --page DIR`) und verschicke ihn.</translation>
  </message>
  <message>
   <source>Make the page as a folder and send that.</source>
   <translation>Erstelle die Seite als Ordner und verschicke ihn.</translation>
  </message>
  <message>
   <source>Make the page…</source>
   <translation>Seite erstellen…</translation>
  </message>
  <message>
   <source>Make, change and delete users whose names begin with segue-, and their keys. Whoever may give policies to users can give any: keep these keys as carefully as an administrator's.</source>
   <translation>Benutzer anlegen, ändern und löschen, deren Namen mit segue- beginnen, und ihre Schlüssel. Wer Benutzern Regeln geben darf, kann jede geben: Bewahre diese Schlüssel so sorgfältig auf wie die eines Administrators.</translation>
  </message>
  <message>
   <source>Make, list and delete application keys. Backblaze gives whoever may make keys the whole account, and only an unrestricted key may: keep it as carefully as the account's password.</source>
   <translation>Application Keys anlegen, auflisten und löschen. Backblaze gibt jedem, der Schlüssel anlegen darf, das ganze Konto, und nur ein unbeschränkter Schlüssel darf es: Bewahre ihn so sorgfältig auf wie das Passwort des Kontos.</translation>
  </message>
  <message>
   <source>Makes one of your productions again, with its whole signed record, in a new place for its shared files. Only with the home that wrote the export, or a backup of that home: its keys open it.</source>
   <translation>Stellt eine deiner Produktionen mit ihrem ganzen signierten Protokoll wieder her, mit einem neuen Ort für die gemeinsamen Dateien. Nur mit dem Home, das den Export geschrieben hat, oder dessen Backup: Seine Schlüssel öffnen ihn.</translation>
  </message>
  <message>
   <source>Making keys…</source>
   <translation>Schlüssel werden erzeugt…</translation>
  </message>
  <message>
   <source>Making the invitation…</source>
   <translation>Einladung wird erstellt…</translation>
  </message>
  <message>
   <source>Making the page</source>
   <translation>Seite wird erstellt</translation>
  </message>
  <message>
   <source>Manifest</source>
   <translation>Manifest</translation>
  </message>
  <message>
   <source>Mark in the wave what an earlier take had otherwise</source>
   <translation>In der Welle markieren, was in einem früheren Take anders war</translation>
  </message>
  <message>
   <source>Marker {name} at {time}, {n} of {all}</source>
   <translation>Marke {name} bei {time}, {n} von {all}</translation>
  </message>
  <message>
   <source>Markers of a production are not written into a wave.</source>
   <translation>Die Marken einer Produktion werden nicht in eine WAV-Datei geschrieben.</translation>
  </message>
  <message>
   <source>Markers: double-click to name a place, or Shift+M at the playhead</source>
   <translation>Marken: Doppelklick benennt eine Stelle, Umschalt+M die beim Abspielzeiger</translation>
  </message>
  <message>
   <source>Marks</source>
   <translation>Kennzeichen</translation>
  </message>
  <message>
   <source>Master</source>
   <translation>Master</translation>
  </message>
  <message>
   <source>Master %</source>
   <translation>Master %</translation>
  </message>
  <message>
   <source>Master for CD</source>
   <translation>Master für CD</translation>
  </message>
  <message>
   <source>Master for streaming</source>
   <translation>Master für Streaming</translation>
  </message>
  <message>
   <source>Mastering {0}</source>
   <translation>{0} wird gemastert</translation>
  </message>
  <message>
   <source>May slip</source>
   <translation>Darf rutschen</translation>
  </message>
  <message>
   <source>Meant to be reached after {time} of work.</source>
   <translation>Gedacht nach {time} Arbeit.</translation>
  </message>
  <message>
   <source>Measuring was stopped.</source>
   <translation>Das Messen wurde angehalten.</translation>
  </message>
  <message>
   <source>Members' key id</source>
   <translation>Schlüssel-ID der Mitglieder</translation>
  </message>
  <message>
   <source>Members' secret</source>
   <translation>Geheimnis der Mitglieder</translation>
  </message>
  <message>
   <source>Menu</source>
   <translation>Menü</translation>
  </message>
  <message>
   <source>Messages</source>
   <translation>Meldungen</translation>
  </message>
  <message>
   <source>Meter</source>
   <translation>Taktart</translation>
  </message>
  <message>
   <source>Meters</source>
   <translation>Pegelanzeigen</translation>
  </message>
  <message>
   <source>Milestone</source>
   <translation>Meilenstein</translation>
  </message>
  <message>
   <source>Milestone “{0}” was accepted by silence: {1} is earned</source>
   <translation>Meilenstein „{0}“ wurde durch Schweigen angenommen: {1} ist verdient</translation>
  </message>
  <message>
   <source>Milestone: a moment without work</source>
   <translation>Meilenstein: ein Moment ohne Arbeit</translation>
  </message>
  <message>
   <source>Milestones</source>
   <translation>Meilensteine</translation>
  </message>
  <message>
   <source>Milestones, one a line</source>
   <translation>Meilensteine, einer je Zeile</translation>
  </message>
  <message>
   <source>Mine</source>
   <translation>Meine</translation>
  </message>
  <message>
   <source>Minutes</source>
   <translation>Minuten</translation>
  </message>
  <message>
   <source>Minutes at least</source>
   <translation>Minuten mindestens</translation>
  </message>
  <message>
   <source>Minutes in all</source>
   <translation>Minuten insgesamt</translation>
  </message>
  <message>
   <source>Misses its date</source>
   <translation>Verfehlt seinen Termin</translation>
  </message>
  <message>
   <source>Mistakes of the program that were kept</source>
   <translation>Festgehaltene Fehler des Programms</translation>
  </message>
  <message>
   <source>Mix</source>
   <translation>Mix</translation>
  </message>
  <message>
   <source>Mix for mastering</source>
   <translation>Mix fürs Mastering</translation>
  </message>
  <message>
   <source>Mixing</source>
   <translation>Wird gemischt</translation>
  </message>
  <message>
   <source>Mixing {0}</source>
   <translation>{0} wird gemischt</translation>
  </message>
  <message>
   <source>Money</source>
   <translation>Geld</translation>
  </message>
  <message>
   <source>Money by week</source>
   <translation>Geld nach Wochen</translation>
  </message>
  <message>
   <source>Money over time</source>
   <translation>Geld im Lauf der Zeit</translation>
  </message>
  <message>
   <source>Month</source>
   <translation>Monat</translation>
  </message>
  <message>
   <source>More about notes</source>
   <translation>Mehr zu Notizen</translation>
  </message>
  <message>
   <source>More time</source>
   <translation>Mehr Zeit</translation>
  </message>
  <message>
   <source>More time has to end later than now and than the due date.</source>
   <translation>Mehr Zeit muss später enden als jetzt und als der Termin.</translation>
  </message>
  <message>
   <source>More work than was agreed is a change of the terms. Say what is to be done and what it adds; nothing changes before {who} has signed it.</source>
   <translation>Mehr Arbeit als vereinbart ist eine Änderung der Bedingungen. Sag, was zu tun ist und was dazukommt; nichts ändert sich, bevor {who} unterschrieben hat.</translation>
  </message>
  <message>
   <source>Most clipped samples</source>
   <translation>Übersteuerte Samples, höchstens</translation>
  </message>
  <message>
   <source>Most for a day</source>
   <translation>Höchstens pro Tag</translation>
  </message>
  <message>
   <source>Move it from that device, or take the lead over first.</source>
   <translation>Zieh sie von jenem Gerät aus um, oder übernimm zuerst die Leitung.</translation>
  </message>
  <message>
   <source>Move it under Shared files, or get its files back under Storage care.</source>
   <translation>Zieh sie unter „Geteilte Dateien“ um, oder hol ihre Dateien unter „Speicherpflege“ zurück.</translation>
  </message>
  <message>
   <source>Move or remove them first.</source>
   <translation>Verschiebe oder entferne sie zuerst.</translation>
  </message>
  <message>
   <source>Move or rename it, then try again.</source>
   <translation>Verschiebe sie oder benenne sie um, und versuch es noch einmal.</translation>
  </message>
  <message>
   <source>Move the production to another shared folder first (`segue depot move PRODUCTION DIR`).</source>
   <translation>Ziehe mit der Produktion zuerst in einen anderen gemeinsamen Ordner um (`segue depot move PRODUCTION DIR`).</translation>
  </message>
  <message>
   <source>Move the production under Settings, Shared files, first.</source>
   <translation>Ziehe zuerst unter Einstellungen, Geteilte Dateien, mit der Produktion um.</translation>
  </message>
  <message>
   <source>Move the shared files</source>
   <translation>Gemeinsame Dateien umziehen</translation>
  </message>
  <message>
   <source>Move the track down</source>
   <translation>Spur nach unten</translation>
  </message>
  <message>
   <source>Move the track up</source>
   <translation>Spur nach oben</translation>
  </message>
  <message>
   <source>Move them</source>
   <translation>Umziehen</translation>
  </message>
  <message>
   <source>Move them there</source>
   <translation>Dorthin verschieben</translation>
  </message>
  <message>
   <source>Move this file aside; productions come back from their storage by `segue open` or recovery.</source>
   <translation>Lege diese Datei beiseite; Produktionen kommen mit `segue open` oder durch Wiederherstellung aus ihrem Speicher zurück.</translation>
  </message>
  <message>
   <source>Move to the playhead</source>
   <translation>Zum Abspielzeiger verschieben</translation>
  </message>
  <message>
   <source>Move your files</source>
   <translation>Deine Dateien verschieben</translation>
  </message>
  <message>
   <source>Moving to</source>
   <translation>Ziehen um nach</translation>
  </message>
  <message>
   <source>Multitrack, a file for each microphone</source>
   <translation>Mehrspur, eine Datei pro Mikrofon</translation>
  </message>
  <message>
   <source>Music services: 3000 x 3000 pixels as JPEG or PNG, at most 10 MB</source>
   <translation>Musikdienste: 3000 x 3000 Pixel als JPEG oder PNG, höchstens 10 MB</translation>
  </message>
  <message>
   <source>Music video</source>
   <translation>Musikvideo</translation>
  </message>
  <message>
   <source>Must be done by</source>
   <translation>Muss fertig sein bis</translation>
  </message>
  <message>
   <source>Must be done by a date</source>
   <translation>Muss bis zu einem Termin fertig sein</translation>
  </message>
  <message>
   <source>Must finish</source>
   <translation>Muss fertig sein</translation>
  </message>
  <message>
   <source>Mute</source>
   <translation>Stumm</translation>
  </message>
  <message>
   <source>Mute (M): leave {stage} out of the mix and of all that is made from it</source>
   <translation>Stumm (M): {stage} aus dem Mix und allem, was daraus wird, weglassen</translation>
  </message>
  <message>
   <source>Mute the chosen lane</source>
   <translation>Gewählte Spur stumm schalten</translation>
  </message>
  <message>
   <source>My people</source>
   <translation>Meine Leute</translation>
  </message>
  <message>
   <source>My people to a file</source>
   <translation>Meine Leute in eine Datei</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>Name a JSON file, or one of: {0}.</source>
   <translation>Nenne eine JSON-Datei oder etwas davon: {0}.</translation>
  </message>
  <message>
   <source>Name a file that `stage copy --out` wrote.</source>
   <translation>Nenne eine Datei, die `stage copy --out` geschrieben hat.</translation>
  </message>
  <message>
   <source>Name a file that ends in .csv.</source>
   <translation>Nenne eine Datei, die auf .csv endet.</translation>
  </message>
  <message>
   <source>Name a file that ends in .ics.</source>
   <translation>Nenne eine Datei, die auf .ics endet.</translation>
  </message>
  <message>
   <source>Name a file that ends in .pdf, or in .xml for an invoice that programs read.</source>
   <translation>Nenne eine Datei, die auf .pdf endet, oder auf .xml für eine Rechnung, die Programme lesen.</translation>
  </message>
  <message>
   <source>Name a file that ends in .pdf.</source>
   <translation>Nenne eine Datei, die auf .pdf endet.</translation>
  </message>
  <message>
   <source>Name a file that ends in .zip.</source>
   <translation>Nenne eine Datei, die auf .zip endet.</translation>
  </message>
  <message>
   <source>Name a file that ends in {0}.</source>
   <translation>Nenne eine Datei, die auf {0} endet.</translation>
  </message>
  <message>
   <source>Name a file whose first line it is: --passphrase-file F.</source>
   <translation>Nenne eine Datei, deren erste Zeile sie ist: --passphrase-file F.</translation>
  </message>
  <message>
   <source>Name a folder or a bucket.</source>
   <translation>Nenne einen Ordner oder einen Bucket.</translation>
  </message>
  <message>
   <source>Name a folder, or a bucket as s3://BUCKET/PREFIX.</source>
   <translation>Nenne einen Ordner oder einen Bucket als s3://BUCKET/PREFIX.</translation>
  </message>
  <message>
   <source>Name a folder, or s3://BUCKET/PREFIX.</source>
   <translation>Nenne einen Ordner oder s3://BUCKET/PREFIX.</translation>
  </message>
  <message>
   <source>Name a grant, such as `buy-out`, or write what the work may be used for.</source>
   <translation>Nenne eine Rechteart wie `buy-out`, oder schreib, wofür die Arbeit genutzt werden darf.</translation>
  </message>
  <message>
   <source>Name a grant, write your own words, or say `to-be-agreed` or `none`.</source>
   <translation>Nenne eine Rechteart, schreib eigene Worte, oder sag `to-be-agreed` oder `none`.</translation>
  </message>
  <message>
   <source>Name a later day.</source>
   <translation>Nenne einen späteren Tag.</translation>
  </message>
  <message>
   <source>Name a new folder in it: “{0}”.</source>
   <translation>Nenne einen neuen Ordner darin: „{0}“.</translation>
  </message>
  <message>
   <source>Name a new folder.</source>
   <translation>Nenne einen neuen Ordner.</translation>
  </message>
  <message>
   <source>Name a new folder; nothing is overwritten.</source>
   <translation>Nenne einen neuen Ordner; nichts wird überschrieben.</translation>
  </message>
  <message>
   <source>Name a new folder; nothing that is not the demo's own is ever removed.</source>
   <translation>Nenne einen neuen Ordner; entfernt wird nie etwas, das nicht der Demo gehört.</translation>
  </message>
  <message>
   <source>Name a new or empty folder.</source>
   <translation>Nenne einen neuen oder leeren Ordner.</translation>
  </message>
  <message>
   <source>Name a place: `segue marker add {0} 0:30 Chorus`.</source>
   <translation>Benenne eine Stelle: `segue marker add {0} 0:30 Refrain`.</translation>
  </message>
  <message>
   <source>Name a stage of the plan and one of the chain.</source>
   <translation>Nenne einen Schritt des Plans und einen der Kette.</translation>
  </message>
  <message>
   <source>Name a stage's input, a folder, a bucket or a listening page.</source>
   <translation>Nenne die Eingabe eines Schritts, einen Ordner, einen Bucket oder eine Hörseite.</translation>
  </message>
  <message>
   <source>Name a vCard or CSV file that is there.</source>
   <translation>Nenne eine vCard- oder CSV-Datei, die es gibt.</translation>
  </message>
  <message>
   <source>Name another folder.</source>
   <translation>Nenne einen anderen Ordner.</translation>
  </message>
  <message>
   <source>Name another one.</source>
   <translation>Nenne einen anderen.</translation>
  </message>
  <message>
   <source>Name another place.</source>
   <translation>Nenne einen anderen Ort.</translation>
  </message>
  <message>
   <source>Name days, such as --days -2.</source>
   <translation>Nenne Tage, etwa --days -2.</translation>
  </message>
  <message>
   <source>Name each person, in at most {0} bytes.</source>
   <translation>Nenne jede Person, mit höchstens {0} Bytes.</translation>
  </message>
  <message>
   <source>Name everybody who is to be heard, or offer it to the one person.</source>
   <translation>Nenne alle, die gehört werden sollen, oder biete ihn der einen Person an.</translation>
  </message>
  <message>
   <source>Name fewer people.</source>
   <translation>Nenne weniger Personen.</translation>
  </message>
  <message>
   <source>Name it as PRODUCTION/STAGE. You were shown: {0}.</source>
   <translation>Nenne ihn als PRODUCTION/STAGE. Gezeigt wurde dir: {0}.</translation>
  </message>
  <message>
   <source>Name it as PRODUCTION/STAGE; `segue plan PRODUCTION` lists the stages.</source>
   <translation>Nenne ihn als PRODUCTION/STAGE; `segue plan PRODUCTION` zeigt die Schritte.</translation>
  </message>
  <message>
   <source>Name it: `segue open PASS --depot DIR`.</source>
   <translation>Nenne ihn: `segue open PASS --depot DIR`.</translation>
  </message>
  <message>
   <source>Name it: `segue update feed URL --key KEY`. It stands where Segue's releases are.</source>
   <translation>Nenne ihn: `segue update feed URL --key SCHLÜSSEL`. Er steht dort, wo die Versionen von Segue sind.</translation>
  </message>
  <message>
   <source>Name of somebody else</source>
   <translation>Name von jemand anderem</translation>
  </message>
  <message>
   <source>Name of the baseline</source>
   <translation>Name des Basisplans</translation>
  </message>
  <message>
   <source>Name of the marker</source>
   <translation>Name der Marke</translation>
  </message>
  <message>
   <source>Name of the new baseline</source>
   <translation>Name des neuen Basisplans</translation>
  </message>
  <message>
   <source>Name of the tax</source>
   <translation>Name der Steuer</translation>
  </message>
  <message>
   <source>Name of this view</source>
   <translation>Name dieser Ansicht</translation>
  </message>
  <message>
   <source>Name of who is asked next</source>
   <translation>Name der nächsten Person</translation>
  </message>
  <message>
   <source>Name on papers</source>
   <translation>Name auf Papieren</translation>
  </message>
  <message>
   <source>Name one by its number: {0}.</source>
   <translation>Nenne eine mit ihrer Nummer: {0}.</translation>
  </message>
  <message>
   <source>Name one of these: {0}.</source>
   <translation>Nenne etwas davon: {0}.</translation>
  </message>
  <message>
   <source>Name one or more stages.</source>
   <translation>Nenne einen oder mehrere Schritte.</translation>
  </message>
  <message>
   <source>Name one.</source>
   <translation>Nenne eins.</translation>
  </message>
  <message>
   <source>Name only one kind.</source>
   <translation>Nenne nur eine Art.</translation>
  </message>
  <message>
   <source>Name only those who are new to the audition.</source>
   <translation>Nenne nur die, die im Vorspiel neu sind.</translation>
  </message>
  <message>
   <source>Name pairs of stages.</source>
   <translation>Nenne Paare von Schritten.</translation>
  </message>
  <message>
   <source>Name people, or say --none; and --on or --off, not both.</source>
   <translation>Nenne Personen oder sage --none; und --on oder --off, nicht beides.</translation>
  </message>
  <message>
   <source>Name stages as `segue plan` lists them, with commas between them.</source>
   <translation>Nenne Schritte, wie `segue plan` sie zeigt, mit Kommas dazwischen.</translation>
  </message>
  <message>
   <source>Name stages by what stands in the column “stage”.</source>
   <translation>Nenne Schritte mit dem, was in der Spalte „stage“ steht.</translation>
  </message>
  <message>
   <source>Name such a file.</source>
   <translation>Nenne eine solche Datei.</translation>
  </message>
  <message>
   <source>Name the demo's folder.</source>
   <translation>Nenn den Ordner der Demo.</translation>
  </message>
  <message>
   <source>Name the file ending in {0} that the owner sent you.</source>
   <translation>Nenne die Datei mit der Endung {0}, die der Eigentümer dir geschickt hat.</translation>
  </message>
  <message>
   <source>Name the file itself.</source>
   <translation>Nenne die Datei selbst.</translation>
  </message>
  <message>
   <source>Name the file that `segue dispute HANDOFF export` has written.</source>
   <translation>Nenne die Datei, die `segue dispute HANDOFF export` geschrieben hat.</translation>
  </message>
  <message>
   <source>Name the files themselves.</source>
   <translation>Nenne die Dateien selbst.</translation>
  </message>
  <message>
   <source>Name the first {0}; more can be added when these have been asked.</source>
   <translation>Nenne die ersten {0}; weitere können dazukommen, wenn diese gefragt sind.</translation>
  </message>
  <message>
   <source>Name the folder in which the productions' folders lie. To begin in a new folder, move your files there (`segue workspace move DIR`).</source>
   <translation>Nenne den Ordner, in dem die Ordner der Produktionen liegen. Um in einem neuen Ordner anzufangen, ziehe mit deinen Dateien dorthin um (`segue workspace move DIR`).</translation>
  </message>
  <message>
   <source>Name the folder in which the productions’ folders lie.</source>
   <translation>Nenne den Ordner, in dem die Ordner der Produktionen liegen.</translation>
  </message>
  <message>
   <source>Name the folder in which your files are to lie.</source>
   <translation>Nenne den Ordner, in dem deine Dateien liegen sollen.</translation>
  </message>
  <message>
   <source>Name the folder that `segue export` has written.</source>
   <translation>Nenne den Ordner, den `segue export` geschrieben hat.</translation>
  </message>
  <message>
   <source>Name the milestones, one a line, each with its part of the price.</source>
   <translation>Nenne die Meilensteine, einen je Zeile, jeden mit seinem Teil des Preises.</translation>
  </message>
  <message>
   <source>Name the minutes of the call in all.</source>
   <translation>Nenne die Minuten des Gesprächs insgesamt.</translation>
  </message>
  <message>
   <source>Name the place at the playhead</source>
   <translation>Stelle beim Abspielzeiger benennen</translation>
  </message>
  <message>
   <source>Name the place: Verse 2, Chorus, Solo.</source>
   <translation>Benenne die Stelle: Strophe 2, Refrain, Solo.</translation>
  </message>
  <message>
   <source>Name the price of a minute and the most minutes that are paid.</source>
   <translation>Nenne den Preis einer Minute und wie viele Minuten höchstens bezahlt werden.</translation>
  </message>
  <message>
   <source>Name the production: --production.</source>
   <translation>Nenne die Produktion: --production.</translation>
  </message>
  <message>
   <source>Name the share, such as `share:12.5`.</source>
   <translation>Nenne den Anteil, etwa `share:12.5`.</translation>
  </message>
  <message>
   <source>Name this place</source>
   <translation>Diese Stelle benennen</translation>
  </message>
  <message>
   <source>Name two people at least, with a comma between them.</source>
   <translation>Nenne mindestens zwei Personen, durch ein Komma getrennt.</translation>
  </message>
  <message>
   <source>Name what has come, 0 for nothing.</source>
   <translation>Nenne, was angekommen ist, 0 für nichts.</translation>
  </message>
  <message>
   <source>Name what should be different: price, days, latest date, rounds of changes, brief or rights; or accept.</source>
   <translation>Nenne, was anders sein soll: Preis, Tage, spätestes Datum, Änderungsrunden, Beschreibung oder Rechte; oder nimm an.</translation>
  </message>
  <message>
   <source>Name what the collaborator is to get in all.</source>
   <translation>Nenne, was die andere Seite insgesamt bekommen soll.</translation>
  </message>
  <message>
   <source>Name what was paid in all, 0 for nothing. Record what was paid beyond it as a payment of its own.</source>
   <translation>Nenne, was insgesamt bezahlt wurde, 0 für nichts. Was darüber hinaus bezahlt wurde, halte als eigene Zahlung fest.</translation>
  </message>
  <message>
   <source>Name what was paid in all. What is left is {0}.</source>
   <translation>Nenne, was insgesamt bezahlt wurde. Offen ist {0}.</translation>
  </message>
  <message>
   <source>Name what, for example --price 80 or --days 3.</source>
   <translation>Nenne, was, zum Beispiel --price 80 oder --days 3.</translation>
  </message>
  <message>
   <source>Name what, such as --away.</source>
   <translation>Nenne, was, etwa --away.</translation>
  </message>
  <message>
   <source>Name, role, skill, language</source>
   <translation>Name, Rolle, Fähigkeit, Sprache</translation>
  </message>
  <message>
   <source>Names and sizes</source>
   <translation>Namen und Größen</translation>
  </message>
  <message>
   <source>Names of files</source>
   <translation>Dateinamen</translation>
  </message>
  <message>
   <source>Names, separated by commas</source>
   <translation>Namen, durch Kommas getrennt</translation>
  </message>
  <message>
   <source>Needed</source>
   <translation>Bedarf</translation>
  </message>
  <message>
   <source>Needed by</source>
   <translation>Gebraucht bis</translation>
  </message>
  <message>
   <source>Needed by week</source>
   <translation>Bedarf nach Wochen</translation>
  </message>
  <message>
   <source>Nest the selected stages</source>
   <translation>Ausgewählte Schritte verschachteln</translation>
  </message>
  <message>
   <source>Nested chain of {n} stage</source>
   <translation>Verschachtelte Kette aus {n} Schritt</translation>
  </message>
  <message>
   <source>Nested chain of {n} stages</source>
   <translation>Verschachtelte Kette aus {n} Schritten</translation>
  </message>
  <message>
   <source>Network</source>
   <translation>Netz</translation>
  </message>
  <message>
   <source>New due date</source>
   <translation>Neuer Termin</translation>
  </message>
  <message>
   <source>New folder</source>
   <translation>Neuer Ordner</translation>
  </message>
  <message>
   <source>New folder for what is found</source>
   <translation>Neuer Ordner für das Gefundene</translation>
  </message>
  <message>
   <source>New keys go to everybody else with the next syncs.</source>
   <translation>Alle anderen bekommen mit den nächsten Abgleichen neue Schlüssel.</translation>
  </message>
  <message>
   <source>New offers begin with these rights.</source>
   <translation>Neue Angebote beginnen mit diesen Rechten.</translation>
  </message>
  <message>
   <source>New offers of this production begin with these rights</source>
   <translation>Neue Angebote dieser Produktion beginnen mit diesen Rechten</translation>
  </message>
  <message>
   <source>New offers stand here. What is finished stands under Done.</source>
   <translation>Neue Angebote stehen hier. Was fertig ist, steht unter „Erledigt“.</translation>
  </message>
  <message>
   <source>New point of the checklist</source>
   <translation>Neuer Punkt der Checkliste</translation>
  </message>
  <message>
   <source>New production</source>
   <translation>Neue Produktion</translation>
  </message>
  <message>
   <source>New production…</source>
   <translation>Neue Produktion…</translation>
  </message>
  <message>
   <source>New recipe</source>
   <translation>Neues Rezept</translation>
  </message>
  <message>
   <source>New stage</source>
   <translation>Neuer Schritt</translation>
  </message>
  <message>
   <source>New stage here</source>
   <translation>Neuer Schritt hier</translation>
  </message>
  <message>
   <source>New temporary keys</source>
   <translation>Neue befristete Schlüssel</translation>
  </message>
  <message>
   <source>New track</source>
   <translation>Neue Spur</translation>
  </message>
  <message>
   <source>Next</source>
   <translation>Nächstes</translation>
  </message>
  <message>
   <source>Next in line</source>
   <translation>Als Nächstes gefragt</translation>
  </message>
  <message>
   <source>Next note</source>
   <translation>Nächste Notiz</translation>
  </message>
  <message>
   <source>No</source>
   <translation>Nein</translation>
  </message>
  <message>
   <source>No account and no server. Your work lies in a folder you can read.</source>
   <translation>Kein Konto und kein Server. Deine Arbeit liegt in einem Ordner, den du lesen kannst.</translation>
  </message>
  <message>
   <source>No baseline is kept of this plan yet.</source>
   <translation>Von diesem Plan gibt es noch keinen Basisplan.</translation>
  </message>
  <message>
   <source>No brief.</source>
   <translation>Keine Beschreibung.</translation>
  </message>
  <message>
   <source>No co-owner of “{0}” goes by “{1}”.</source>
   <translation>Kein Miteigentümer von „{0}“ heißt „{1}“.</translation>
  </message>
  <message>
   <source>No collaborator of “{0}” goes by “{1}”.</source>
   <translation>Unter den Mitwirkenden von „{0}“ heißt niemand „{1}“.</translation>
  </message>
  <message>
   <source>No collaborator's device {0} is in “{1}”.</source>
   <translation>In „{1}“ gibt es kein Gerät {0} von Mitwirkenden.</translation>
  </message>
  <message>
   <source>No days without work yet</source>
   <translation>Noch keine Tage ohne Arbeit</translation>
  </message>
  <message>
   <source>No file of take {0} and take {1} of “{2}” can be compared here.</source>
   <translation>Keine Datei von Take {0} und Take {1} von „{2}“ lässt sich hier vergleichen.</translation>
  </message>
  <message>
   <source>No folder is named.</source>
   <translation>Es ist kein Ordner genannt.</translation>
  </message>
  <message>
   <source>No format is called “{name}”. Write endings of files, such as wav, flac.</source>
   <translation>Kein Format heißt „{name}“. Schreib Dateiendungen, etwa wav, flac.</translation>
  </message>
  <message>
   <source>No gigs yet</source>
   <translation>Noch keine Aufträge</translation>
  </message>
  <message>
   <source>No keys</source>
   <translation>Keine Schlüssel</translation>
  </message>
  <message>
   <source>No minutes of “{0}” wait for an answer.</source>
   <translation>Keine Minuten von „{0}“ warten auf eine Antwort.</translation>
  </message>
  <message>
   <source>No notes yet. Draw on the picture and say what it is about, or just type.</source>
   <translation>Noch keine Notizen. Zeichne auf das Bild und sag, worum es geht, oder tippe einfach.</translation>
  </message>
  <message>
   <source>No notes yet. Go to a place in the sound and just type; drag over the wave to mark a range.</source>
   <translation>Noch keine Notizen. Geh zu einer Stelle im Ton und tippe einfach; zieh über die Welle, um einen Bereich zu markieren.</translation>
  </message>
  <message>
   <source>No notes yet. Read the take, and just type what is to change.</source>
   <translation>Noch keine Notizen. Lies den Take und tippe einfach, was sich ändern soll.</translation>
  </message>
  <message>
   <source>No operation that deletes is in it.</source>
   <translation>Kein Vorgang, der löscht, ist darin.</translation>
  </message>
  <message>
   <source>No operation that writes is in it.</source>
   <translation>Kein Vorgang, der schreibt, ist darin.</translation>
  </message>
  <message>
   <source>No page of “{0}” is shared.</source>
   <translation>Von „{0}“ ist keine Seite geteilt.</translation>
  </message>
  <message>
   <source>No page “{0}” is shared.</source>
   <translation>Eine Seite „{0}“ ist nicht geteilt.</translation>
  </message>
  <message>
   <source>No payment for “{0}” is recorded.</source>
   <translation>Für „{0}“ ist keine Zahlung festgehalten.</translation>
  </message>
  <message>
   <source>No plan can hold what “{0}” says for {1}; dates are computed with the nearest possible value.</source>
   <translation>Was „{0}“ für {1} angibt, passt in keinen Plan; gerechnet wird mit dem nächsten möglichen Wert.</translation>
  </message>
  <message>
   <source>No preference</source>
   <translation>Keine Vorliebe</translation>
  </message>
  <message>
   <source>No problems</source>
   <translation>Keine Probleme</translation>
  </message>
  <message>
   <source>No production in this storage knows your recovery file.</source>
   <translation>Keine Produktion in diesem Speicher kennt deine Wiederherstellungsdatei.</translation>
  </message>
  <message>
   <source>No reason</source>
   <translation>Kein Grund</translation>
  </message>
  <message>
   <source>No rights</source>
   <translation>Keine Rechte</translation>
  </message>
  <message>
   <source>No role</source>
   <translation>Keine Rolle</translation>
  </message>
  <message>
   <source>No round is agreed.</source>
   <translation>Es ist keine Runde vereinbart.</translation>
  </message>
  <message>
   <source>No round of changes is included</source>
   <translation>Keine Änderungsrunde ist enthalten</translation>
  </message>
  <message>
   <source>No sound device is there. Playing goes on silently.</source>
   <translation>Kein Tongerät ist da. Abgespielt wird lautlos.</translation>
  </message>
  <message>
   <source>No sound device. Playing silently.</source>
   <translation>Kein Audiogerät. Die Wiedergabe läuft stumm.</translation>
  </message>
  <message>
   <source>No stage fits the filter</source>
   <translation>Kein Schritt passt zum Filter</translation>
  </message>
  <message>
   <source>No stage is chosen.</source>
   <translation>Kein Schritt ist gewählt.</translation>
  </message>
  <message>
   <source>No stage of the plan has an input that takes this.</source>
   <translation>Kein Schritt des Plans hat eine Eingabe, die das nimmt.</translation>
  </message>
  <message>
   <source>No stages to link are named.</source>
   <translation>Es sind keine Schritte zum Verbinden genannt.</translation>
  </message>
  <message>
   <source>No stages yet</source>
   <translation>Noch keine Schritte</translation>
  </message>
  <message>
   <source>No take was preferred more often than the others.</source>
   <translation>Kein Take wurde öfter vorgezogen als die anderen.</translation>
  </message>
  <message>
   <source>No tax for another reason</source>
   <translation>Keine Steuer aus anderem Grund</translation>
  </message>
  <message>
   <source>No tax: reverse charge, the recipient owes it</source>
   <translation>Keine Steuer: Reverse Charge, der Empfänger schuldet sie</translation>
  </message>
  <message>
   <source>No tax: small business</source>
   <translation>Keine Steuer: Kleinunternehmer</translation>
  </message>
  <message>
   <source>No tempo</source>
   <translation>Kein Tempo</translation>
  </message>
  <message>
   <source>No transfer on its way goes by this id.</source>
   <translation>Keine laufende Übertragung hat diese ID.</translation>
  </message>
  <message>
   <source>No transfers</source>
   <translation>Keine Übertragungen</translation>
  </message>
  <message>
   <source>No, thank you</source>
   <translation>Nein, danke</translation>
  </message>
  <message>
   <source>Nobody answered about {0}; the question lapsed</source>
   <translation>Niemand hat geantwortet ({0}); die Frage ist verfallen</translation>
  </message>
  <message>
   <source>Nobody answered in time; all is as it was before.</source>
   <translation>Niemand hat rechtzeitig geantwortet; alles ist wie zuvor.</translation>
  </message>
  <message>
   <source>Nobody answered the dispute; all is as it was before</source>
   <translation>Niemand hat auf den Streit geantwortet; alles ist wie zuvor</translation>
  </message>
  <message>
   <source>Nobody asked yet</source>
   <translation>Noch niemand gefragt</translation>
  </message>
  <message>
   <source>Nobody but you yet. People come in by an invitation: choose a stage in the plan and offer it.</source>
   <translation>Bisher nur du. Leute kommen mit einer Einladung dazu: Wähl einen Schritt im Plan und biete ihn an.</translation>
  </message>
  <message>
   <source>Nobody can be shut out alone: you would have to change the members' key.</source>
   <translation>Niemand lässt sich einzeln ausschließen: Du müsstest den Schlüssel der Mitglieder ändern.</translation>
  </message>
  <message>
   <source>Nobody can be shut out alone: you would have to change your keys.</source>
   <translation>Niemand lässt sich einzeln ausschließen: Du müsstest deine Schlüssel ändern.</translation>
  </message>
  <message>
   <source>Nobody does two things at a time: one of them will be late, and what waits for it too.</source>
   <translation>Niemand macht zwei Dinge zugleich: Eines davon wird verspätet sein, und was darauf wartet, auch.</translation>
  </message>
  <message>
   <source>Nobody has given a name on this home yet.</source>
   <translation>In diesem Datenordner hat noch niemand einen Namen angegeben.</translation>
  </message>
  <message>
   <source>Nobody has worked in your productions yet. Write a name below, or offer the stage to somebody new.</source>
   <translation>In deinen Produktionen hat noch niemand gearbeitet. Schreib unten einen Namen oder biete den Schritt jemand Neuem an.</translation>
  </message>
  <message>
   <source>Nobody is chosen yet for “{0}”: its take is one of several.</source>
   <translation>Für „{0}“ ist noch niemand ausgewählt: Der Take ist einer von mehreren.</translation>
  </message>
  <message>
   <source>Nobody is kept as “{0}”.</source>
   <translation>Niemand ist als „{0}“ gemerkt.</translation>
  </message>
  <message>
   <source>Nobody judges. Say how you see it, and what is to be paid in all; when both agree on a split, that is owed. Without an answer in 5 days all is as it was before.</source>
   <translation>Niemand richtet. Sag, wie du es siehst und was insgesamt zu zahlen ist; sind sich beide über eine Aufteilung einig, ist diese geschuldet. Ohne Antwort in 5 Tagen ist alles wie zuvor.</translation>
  </message>
  <message>
   <source>Nobody passes the filters.</source>
   <translation>Niemand passt zu den Filtern.</translation>
  </message>
  <message>
   <source>Nobody says that this milestone is reached.</source>
   <translation>Niemand sagt, dass dieser Meilenstein erreicht ist.</translation>
  </message>
  <message>
   <source>Nobody was let in by it, it was thrown away, and whoever you invited can still answer. If it happens again, look at who may write the shared folder, and send another invitation.</source>
   <translation>Niemand kam dadurch herein, sie wurde verworfen, und wen du eingeladen hast, kann weiterhin antworten. Passiert es wieder, prüfe, wer in den geteilten Ordner schreiben darf, und schick eine neue Einladung.</translation>
  </message>
  <message>
   <source>Nobody who is shown takes of “{0}” goes by “{1}”.</source>
   <translation>Niemand, dem Takes von „{0}“ gezeigt werden, heißt „{1}“.</translation>
  </message>
  <message>
   <source>Nobody yet</source>
   <translation>Noch niemand</translation>
  </message>
  <message>
   <source>Nobody; or names, separated by commas</source>
   <translation>Niemanden; oder Namen, durch Kommas getrennt</translation>
  </message>
  <message>
   <source>Noise</source>
   <translation>Störgeräusch</translation>
  </message>
  <message>
   <source>Non-exclusive licence</source>
   <translation>Nicht exklusive Lizenz</translation>
  </message>
  <message>
   <source>Non-exclusive licence. The maker keeps the rights in the work. With the payment of the agreed price the owner of the production may use it {use}. The maker may use it elsewhere and license it to others. The maker is credited by name.</source>
   <translation>Einfache Lizenz. Wer die Arbeit gemacht hat, behält die Rechte daran. Mit der Zahlung des vereinbarten Preises darf die Inhaberin oder der Inhaber der Produktion sie nutzen, und zwar {use}. Wer die Arbeit gemacht hat, darf sie anderswo nutzen und anderen Lizenzen geben und wird mit Namen genannt.</translation>
  </message>
  <message>
   <source>None of the keys for this storage reaches that far.</source>
   <translation>Keiner der Schlüssel für diesen Speicher reicht so weit.</translation>
  </message>
  <message>
   <source>None of these could ever begin.</source>
   <translation>Keiner davon könnte je beginnen.</translation>
  </message>
  <message>
   <source>None. These terms grant no rights. The owner of the production may listen to the work and keep it, and may not publish it.</source>
   <translation>Keine. Diese Bedingungen geben keine Rechte. Die Inhaberin oder der Inhaber der Produktion darf die Arbeit hören und behalten und darf sie nicht veröffentlichen.</translation>
  </message>
  <message>
   <source>Not approved yet: {names}. It is rendered without.</source>
   <translation>Noch nicht freigegeben: {names}. Gerendert wird ohne sie.</translation>
  </message>
  <message>
   <source>Not before</source>
   <translation>Nicht vor</translation>
  </message>
  <message>
   <source>Not checked yet</source>
   <translation>Noch nicht geprüft</translation>
  </message>
  <message>
   <source>Not chosen</source>
   <translation>Nicht ausgewählt</translation>
  </message>
  <message>
   <source>Not confirmed by {name} yet.</source>
   <translation>Von {name} noch nicht bestätigt.</translation>
  </message>
  <message>
   <source>Not everything could be put back</source>
   <translation>Nicht alles ließ sich zurücklegen</translation>
  </message>
  <message>
   <source>Not everything is finished</source>
   <translation>Nicht alles ist fertig</translation>
  </message>
  <message>
   <source>Not everything would be back</source>
   <translation>Nicht alles käme zurück</translation>
  </message>
  <message>
   <source>Not found</source>
   <translation>Nicht gefunden</translation>
  </message>
  <message>
   <source>Not found on this computer</source>
   <translation>Auf diesem Rechner nicht gefunden</translation>
  </message>
  <message>
   <source>Not in the export: {path}</source>
   <translation>Nicht im Export: {path}</translation>
  </message>
  <message>
   <source>Not in the storage</source>
   <translation>Nicht im Speicher</translation>
  </message>
  <message>
   <source>Not later than</source>
   <translation>Nicht später als</translation>
  </message>
  <message>
   <source>Not now</source>
   <translation>Nicht jetzt</translation>
  </message>
  <message>
   <source>Not offered yet</source>
   <translation>Noch nicht angeboten</translation>
  </message>
  <message>
   <source>Not reached yet: “{reason}”.</source>
   <translation>Noch nicht erreicht: „{reason}“.</translation>
  </message>
  <message>
   <source>Not right…</source>
   <translation>Stimmt nicht…</translation>
  </message>
  <message>
   <source>Not sent yet.</source>
   <translation>Noch nicht gesendet.</translation>
  </message>
  <message>
   <source>Not sent yet: your files are on their way.</source>
   <translation>Noch nicht gesendet: Deine Dateien sind unterwegs.</translation>
  </message>
  <message>
   <source>Not synced</source>
   <translation>Nicht abgeglichen</translation>
  </message>
  <message>
   <source>Not syncing</source>
   <translation>Kein Abgleich</translation>
  </message>
  <message>
   <source>Not yet received by {0}.</source>
   <translation>Noch nicht bei {0} angekommen.</translation>
  </message>
  <message>
   <source>Not yet…</source>
   <translation>Noch nicht…</translation>
  </message>
  <message>
   <source>Note at the playhead</source>
   <translation>Notiz an der Abspielposition</translation>
  </message>
  <message>
   <source>Note on the take</source>
   <translation>Notiz zum Take</translation>
  </message>
  <message>
   <source>Note on {title}</source>
   <translation>Notiz zu {title}</translation>
  </message>
  <message>
   <source>Note taken out</source>
   <translation>Notiz entfernt</translation>
  </message>
  <message>
   <source>Note that is a beat</source>
   <translation>Notenwert eines Schlags</translation>
  </message>
  <message>
   <source>Notes</source>
   <translation>Notizen</translation>
  </message>
  <message>
   <source>Notes (*.txt *.csv *.wav *.dawproject *.json)</source>
   <translation>Notizen (*.txt *.csv *.wav *.dawproject *.json)</translation>
  </message>
  <message>
   <source>Notes by {name}</source>
   <translation>Notizen von {name}</translation>
  </message>
  <message>
   <source>Notes go with a change only while a take is in review, and with a round of changes for them.</source>
   <translation>Notizen gehören zu einer Änderung nur, während ein Take geprüft wird, und mit einer Änderungsrunde für sie.</translation>
  </message>
  <message>
   <source>Nothing can be done from your side at this point.</source>
   <translation>Von deiner Seite ist im Moment nichts zu tun.</translation>
  </message>
  <message>
   <source>Nothing can be written there: {0}.</source>
   <translation>Dort kann nichts geschrieben werden: {0}.</translation>
  </message>
  <message>
   <source>Nothing costs anything yet</source>
   <translation>Noch kostet nichts etwas</translation>
  </message>
  <message>
   <source>Nothing else is ever deleted.</source>
   <translation>Etwas anderes wird nie gelöscht.</translation>
  </message>
  <message>
   <source>Nothing has an id that begins with “{0}”.</source>
   <translation>Keine ID beginnt mit „{0}“.</translation>
  </message>
  <message>
   <source>Nothing has been written down yet.</source>
   <translation>Noch ist nichts aufgeschrieben.</translation>
  </message>
  <message>
   <source>Nothing has to be done.</source>
   <translation>Es ist nichts zu tun.</translation>
  </message>
  <message>
   <source>Nothing here goes by “{0}”.</source>
   <translation>Hier heißt nichts „{0}“.</translation>
  </message>
  <message>
   <source>Nothing here is called that.</source>
   <translation>Hier heißt nichts so.</translation>
  </message>
  <message>
   <source>Nothing in the plan is wrong under the name “{0}”.</source>
   <translation>Im Plan ist unter dem Namen „{0}“ nichts falsch.</translation>
  </message>
  <message>
   <source>Nothing is approved on “{0}”.</source>
   <translation>An „{0}“ ist nichts freigegeben.</translation>
  </message>
  <message>
   <source>Nothing is asked of you about “{0}”.</source>
   <translation>Zu „{0}“ wirst du nichts gefragt.</translation>
  </message>
  <message>
   <source>Nothing is given.</source>
   <translation>Nichts ist angegeben.</translation>
  </message>
  <message>
   <source>Nothing is left to be paid for “{0}”.</source>
   <translation>Für „{0}“ ist nichts mehr zu zahlen.</translation>
  </message>
  <message>
   <source>Nothing is lost in this float file, but lower it before it becomes 24 bit.</source>
   <translation>In dieser Gleitkomma-Datei ist nichts verloren, aber senke sie ab, bevor sie 24 Bit wird.</translation>
  </message>
  <message>
   <source>Nothing is needed for this.</source>
   <translation>Hierfür wird nichts gebraucht.</translation>
  </message>
  <message>
   <source>Nothing is owed for “{0}”, so there is no invoice.</source>
   <translation>Für „{0}“ ist nichts offen, also gibt es keine Rechnung.</translation>
  </message>
  <message>
   <source>Nothing is owed to you.</source>
   <translation>Dir steht nichts zu.</translation>
  </message>
  <message>
   <source>Nothing is owed to you: no take was handed in.</source>
   <translation>Dir steht nichts zu: es wurde kein Take abgegeben.</translation>
  </message>
  <message>
   <source>Nothing is owed to {who}.</source>
   <translation>{who} steht nichts zu.</translation>
  </message>
  <message>
   <source>Nothing is owed to {who}: it is more than a day late.</source>
   <translation>{who} steht nichts zu: es ist mehr als einen Tag zu spät.</translation>
  </message>
  <message>
   <source>Nothing is sent. Look at it, and decide yourself whether somebody should have it.</source>
   <translation>Gesendet wird nichts. Sieh sie dir an und entscheide selbst, ob jemand sie haben soll.</translation>
  </message>
  <message>
   <source>Nothing is to be changed.</source>
   <translation>Nichts soll geändert werden.</translation>
  </message>
  <message>
   <source>Nothing is to be moved.</source>
   <translation>Nichts soll verschoben werden.</translation>
  </message>
  <message>
   <source>Nothing is told of the lane.</source>
   <translation>Zum Kanal ist nichts angegeben.</translation>
  </message>
  <message>
   <source>Nothing is told of the marker.</source>
   <translation>Über die Marke ist nichts gesagt.</translation>
  </message>
  <message>
   <source>Nothing is wrong with the plan</source>
   <translation>Mit dem Plan ist alles in Ordnung</translation>
  </message>
  <message>
   <source>Nothing keeps it from beginning but you. Each day moves what waits for it.</source>
   <translation>Nur du hältst den Beginn noch auf. Jeder Tag verschiebt, was darauf wartet.</translation>
  </message>
  <message>
   <source>Nothing lies there yet.</source>
   <translation>Dort liegt noch nichts.</translation>
  </message>
  <message>
   <source>Nothing more is sent or fetched for it. Your files are safe. Ask the others on another way whether the storage was reset or restored, and check it.</source>
   <translation>Dafür wird nichts mehr gesendet oder geholt. Deine Dateien sind sicher. Frag die anderen auf anderem Weg, ob der Speicher zurückgesetzt oder wiederhergestellt wurde, und prüfe es.</translation>
  </message>
  <message>
   <source>Nothing needs to be done.</source>
   <translation>Es ist nichts zu tun.</translation>
  </message>
  <message>
   <source>Nothing needs to be sent: the person is in. For somebody else, withdraw and offer again.</source>
   <translation>Nichts muss geschickt werden: Die Person ist dabei. Für jemand anderen zieh das Angebot zurück und biete neu an.</translation>
  </message>
  <message>
   <source>Nothing new lies in the deliver folder.</source>
   <translation>Im Abgabeordner liegt nichts Neues.</translation>
  </message>
  <message>
   <source>Nothing of it was taken. Tell the person who sent the invitation: the shared storage damaged it, or somebody who may write there changed it. Ask for a new one.</source>
   <translation>Nichts davon wurde übernommen. Sag es der Person, von der die Einladung kam: Der geteilte Speicher hat sie beschädigt, oder jemand mit Schreibrecht dort hat sie verändert. Bitte um eine neue.</translation>
  </message>
  <message>
   <source>Nothing of this work is shared.</source>
   <translation>Nichts von dieser Arbeit ist geteilt.</translation>
  </message>
  <message>
   <source>Nothing of “{0}” is approved and here, so there is nothing to credit.</source>
   <translation>Von „{0}“ ist nichts freigegeben und hier, also gibt es nichts zu nennen.</translation>
  </message>
  <message>
   <source>Nothing of “{0}” is approved, so there is nothing to keep.</source>
   <translation>Von „{0}“ ist nichts freigegeben, also gibt es nichts festzuhalten.</translation>
  </message>
  <message>
   <source>Nothing that is handed on here fits “{input}” of “{title}”, or it is fed already.</source>
   <translation>Nichts, was hier weitergegeben wird, passt in „{input}“ von „{title}“, oder sie wird schon gespeist.</translation>
  </message>
  <message>
   <source>Nothing that is made from this can be delivered, drafts aside.</source>
   <translation>Nichts, was daraus entsteht, kann abgegeben werden, außer Entwürfen.</translation>
  </message>
  <message>
   <source>Nothing that you can do now leads there.</source>
   <translation>Nichts, was du jetzt tun kannst, führt dorthin.</translation>
  </message>
  <message>
   <source>Nothing that “{0}” hands on fits a free input of “{1}”.</source>
   <translation>Nichts, was „{0}“ weitergibt, passt in eine freie Eingabe von „{1}“.</translation>
  </message>
  <message>
   <source>Nothing that “{title}” hands on fits “{input}”, or it is fed already.</source>
   <translation>Nichts, was „{title}“ weitergibt, passt in „{input}“, oder sie wird schon gespeist.</translation>
  </message>
  <message>
   <source>Nothing to assemble yet</source>
   <translation>Noch nichts zum Zusammenstellen</translation>
  </message>
  <message>
   <source>Nothing to choose from</source>
   <translation>Nichts zur Auswahl</translation>
  </message>
  <message>
   <source>Nothing to do</source>
   <translation>Nichts zu tun</translation>
  </message>
  <message>
   <source>Nothing to do for you or {0}.</source>
   <translation>Für dich und {0} ist nichts zu tun.</translation>
  </message>
  <message>
   <source>Nothing to do.</source>
   <translation>Nichts zu tun.</translation>
  </message>
  <message>
   <source>Nothing to hear yet</source>
   <translation>Noch nichts zu hören</translation>
  </message>
  <message>
   <source>Nothing to look at yet</source>
   <translation>Noch nichts zu sehen</translation>
  </message>
  <message>
   <source>Nothing to mix here</source>
   <translation>Hier gibt es nichts zu mischen</translation>
  </message>
  <message>
   <source>Nothing to play yet</source>
   <translation>Noch nichts durchzuspielen</translation>
  </message>
  <message>
   <source>Nothing to sync yet</source>
   <translation>Noch nichts abzugleichen</translation>
  </message>
  <message>
   <source>Nothing travels at the moment.</source>
   <translation>Gerade ist nichts unterwegs.</translation>
  </message>
  <message>
   <source>Nothing waits</source>
   <translation>Nichts wartet</translation>
  </message>
  <message>
   <source>Nothing waits for you</source>
   <translation>Nichts wartet auf dich</translation>
  </message>
  <message>
   <source>Nothing waits in a hand-off “{0}”.</source>
   <translation>In einer Übergabe „{0}“ wartet nichts.</translation>
  </message>
  <message>
   <source>Nothing was agreed with anybody yet</source>
   <translation>Bisher wurde mit niemandem etwas vereinbart</translation>
  </message>
  <message>
   <source>Nothing was agreed with “{0}”.</source>
   <translation>Mit „{0}“ wurde nichts vereinbart.</translation>
  </message>
  <message>
   <source>Nothing was changed by it. If that is no lie, somebody has put the storage or a home back, or shows different people different records: compare with them what `segue debug room` tells.</source>
   <translation>Geändert wurde dadurch nichts. Stimmt die Angabe, hat jemand den Speicher oder einen Datenordner zurückgesetzt oder zeigt verschiedenen Leuten Verschiedenes: Vergleiche mit ihnen, was `segue debug room` zeigt.</translation>
  </message>
  <message>
   <source>Nothing was copied.</source>
   <translation>Es wurde nichts kopiert.</translation>
  </message>
  <message>
   <source>Nothing was left half done.</source>
   <translation>Nichts blieb halb fertig.</translation>
  </message>
  <message>
   <source>Nothing was taken over. Show this message to the production's owner.</source>
   <translation>Nichts wurde übernommen. Zeig diese Meldung dem Eigentümer der Produktion.</translation>
  </message>
  <message>
   <source>Nothing: such words are kept and change nothing</source>
   <translation>Nichts: Solche Worte bleiben erhalten und ändern nichts</translation>
  </message>
  <message>
   <source>Now: {way}</source>
   <translation>Jetzt: {way}</translation>
  </message>
  <message>
   <source>Null test</source>
   <translation>Nulltest</translation>
  </message>
  <message>
   <source>Number of the transfer, if you like</source>
   <translation>Nummer der Überweisung, wenn du magst</translation>
  </message>
  <message>
   <source>Of a call only the rate of a minute can be countered; the price follows it.</source>
   <translation>Bei einem Anruf lässt sich nur der Preis einer Minute verhandeln; der Gesamtpreis folgt ihm.</translation>
  </message>
  <message>
   <source>Of all stages, also those that come later</source>
   <translation>Aller Schritte, auch späterer</translation>
  </message>
  <message>
   <source>Offer instead…</source>
   <translation>Stattdessen anbieten…</translation>
  </message>
  <message>
   <source>Offer it again, or do it yourself.</source>
   <translation>Biete ihn neu an, oder mach ihn selbst.</translation>
  </message>
  <message>
   <source>Offer it again, or to somebody else.</source>
   <translation>Biete ihn neu an, oder jemand anderem.</translation>
  </message>
  <message>
   <source>Offer it to a person. Or do it yourself by dropping files here.</source>
   <translation>Biete ihn jemandem an. Oder mach ihn selbst: Leg Dateien hier ab.</translation>
  </message>
  <message>
   <source>Offer it to several</source>
   <translation>Mehreren anbieten</translation>
  </message>
  <message>
   <source>Offer it to somebody else, or do it yourself.</source>
   <translation>Biete ihn jemand anderem an, oder mach ihn selbst.</translation>
  </message>
  <message>
   <source>Offer it to {name} for {pay}</source>
   <translation>{name} für {pay} anbieten</translation>
  </message>
  <message>
   <source>Offer it to {n} candidates</source>
   <translation>{n} Kandidaten anbieten</translation>
  </message>
  <message>
   <source>Offer something in between…</source>
   <translation>Etwas dazwischen anbieten…</translation>
  </message>
  <message>
   <source>Offer that</source>
   <translation>So anbieten</translation>
  </message>
  <message>
   <source>Offer the next: {title}</source>
   <translation>Den nächsten anbieten: {title}</translation>
  </message>
  <message>
   <source>Offer the next…</source>
   <translation>Den nächsten anbieten…</translation>
  </message>
  <message>
   <source>Offer the selected stage to a person</source>
   <translation>Ausgewählten Schritt jemandem anbieten</translation>
  </message>
  <message>
   <source>Offer the stage with a price of its own, or keep the gig anew in this production.</source>
   <translation>Biete den Schritt mit eigenem Preis an, oder behalte den Auftrag in dieser Produktion neu.</translation>
  </message>
  <message>
   <source>Offer this instead</source>
   <translation>Stattdessen dies anbieten</translation>
  </message>
  <message>
   <source>Offer {title}</source>
   <translation>{title} anbieten</translation>
  </message>
  <message>
   <source>Offer {title}…</source>
   <translation>{title} anbieten…</translation>
  </message>
  <message>
   <source>Offered</source>
   <translation>Angeboten</translation>
  </message>
  <message>
   <source>Offered; waiting for an answer.</source>
   <translation>Angeboten; wartet auf eine Antwort.</translation>
  </message>
  <message>
   <source>Offers, deliveries, reviews, payments and questions of all productions stand here with their dates.</source>
   <translation>Angebote, Abgaben, Durchsichten, Zahlungen und Fragen aller Produktionen stehen hier mit ihren Terminen.</translation>
  </message>
  <message>
   <source>Offer…</source>
   <translation>Anbieten…</translation>
  </message>
  <message>
   <source>Offline</source>
   <translation>Offline</translation>
  </message>
  <message>
   <source>On</source>
   <translation>Auf Spur</translation>
  </message>
  <message>
   <source>On a NAS, a synced folder or a USB stick, so that others can reach it; on this computer alone it works too. What lies there is encrypted.</source>
   <translation>Auf einem NAS, in einem abgeglichenen Ordner oder auf einem USB-Stick, damit andere herankommen; nur auf diesem Rechner geht es auch. Was dort liegt, ist verschlüsselt.</translation>
  </message>
  <message>
   <source>On it are: {0}.</source>
   <translation>Darauf stehen: {0}.</translation>
  </message>
  <message>
   <source>On one page</source>
   <translation>Auf einer Seite</translation>
  </message>
  <message>
   <source>On the R2 page under “Manage API tokens”; the account ID stands there too. Take a token that may read and write objects.</source>
   <translation>Auf der Seite von R2 unter „Manage API tokens“; dort steht auch die Konto-ID. Nimm ein Token, das Objekte lesen und schreiben darf.</translation>
  </message>
  <message>
   <source>On the clipboard</source>
   <translation>In der Zwischenablage</translation>
  </message>
  <message>
   <source>On the way</source>
   <translation>Auf dem Weg</translation>
  </message>
  <message>
   <source>On time</source>
   <translation>Pünktlich</translation>
  </message>
  <message>
   <source>On your first device: Settings, Devices, Add a device. The line is no secret.</source>
   <translation>Auf deinem ersten Gerät: Einstellungen, Geräte, Gerät hinzufügen. Die Zeile ist kein Geheimnis.</translation>
  </message>
  <message>
   <source>Once more</source>
   <translation>Noch einmal</translation>
  </message>
  <message>
   <source>One file for each</source>
   <translation>Je eine Datei pro</translation>
  </message>
  <message>
   <source>One is given by itself for every hand-off that was approved; `segue sync --once` fetches it.</source>
   <translation>Für jede freigegebene Übergabe kommt einer von selbst; `segue sync --once` holt ihn.</translation>
  </message>
  <message>
   <source>One more…</source>
   <translation>Noch jemand…</translation>
  </message>
  <message>
   <source>One person's keys cannot be taken back alone: change the production's token to shut them out at once.</source>
   <translation>Die Schlüssel einer einzelnen Person lassen sich nicht zurücknehmen: Ändere das Token der Produktion, um sie sofort auszuschließen.</translation>
  </message>
  <message>
   <source>One side is silent</source>
   <translation>Eine Seite ist still</translation>
  </message>
  <message>
   <source>Only a device of the production's owner can do this.</source>
   <translation>Das kann nur ein Gerät des Eigentümers der Produktion.</translation>
  </message>
  <message>
   <source>Only a device that has your person key lets another one in.</source>
   <translation>Nur ein Gerät mit deinem Personenschlüssel lässt ein weiteres herein.</translation>
  </message>
  <message>
   <source>Only a part of the nested chain “{0}” is chosen.</source>
   <translation>Nur ein Teil der verschachtelten Kette „{0}“ ist gewählt.</translation>
  </message>
  <message>
   <source>Only a stereo file can be released.</source>
   <translation>Veröffentlichen lässt sich nur eine Stereodatei.</translation>
  </message>
  <message>
   <source>Only a stereo mix with sound in it can be mastered.</source>
   <translation>Mastern lässt sich nur ein Stereo-Mix, in dem etwas zu hören ist.</translation>
  </message>
  <message>
   <source>Only an https address or a file can be read.</source>
   <translation>Nur eine https-Adresse oder eine Datei kann gelesen werden.</translation>
  </message>
  <message>
   <source>Only for an address that is not in the list, and not at Amazon.</source>
   <translation>Nur für eine Adresse, die nicht in der Liste steht und nicht bei Amazon liegt.</translation>
  </message>
  <message>
   <source>Only on this computer</source>
   <translation>Nur auf diesem Rechner</translation>
  </message>
  <message>
   <source>Only the collaborator can do this; you are the owner.</source>
   <translation>Das kann nur die mitwirkende Person; du bist der Eigentümer.</translation>
  </message>
  <message>
   <source>Only the critical path</source>
   <translation>Nur der kritische Pfad</translation>
  </message>
  <message>
   <source>Only the owner can let files leave the storage.</source>
   <translation>Nur der Eigentümer kann Dateien aus dem Speicher herausgeben.</translation>
  </message>
  <message>
   <source>Only the owner closes “{0}” or opens it again.</source>
   <translation>Nur der Eigentümer schließt „{0}“ ab oder öffnet es wieder.</translation>
  </message>
  <message>
   <source>Only the owner decides who owns with them.</source>
   <translation>Nur der Eigentümer entscheidet, wer Miteigentümer ist.</translation>
  </message>
  <message>
   <source>Only the owner of a production can assemble it.</source>
   <translation>Nur der Eigentümer einer Produktion kann sie zusammenstellen.</translation>
  </message>
  <message>
   <source>Only the owner of a production can make it again; this export was written by somebody else.</source>
   <translation>Nur der Eigentümer einer Produktion kann sie neu erstellen; diesen Export hat jemand anderes geschrieben.</translation>
  </message>
  <message>
   <source>Only the owner of a production can take a session in.</source>
   <translation>Nur der Eigentümer einer Produktion kann eine Session aufnehmen.</translation>
  </message>
  <message>
   <source>Only the owner of the production can do this.</source>
   <translation>Das kann nur der Eigentümer der Produktion.</translation>
  </message>
  <message>
   <source>Only the owner of “{0}” can do this.</source>
   <translation>Das kann nur der Eigentümer von „{0}“.</translation>
  </message>
  <message>
   <source>Only the owner of “{title}” closes it.</source>
   <translation>Nur der Eigentümer von „{title}“ schließt sie ab.</translation>
  </message>
  <message>
   <source>Only the owners of a production have recipes for it.</source>
   <translation>Nur Eigentümer und Miteigentümer einer Produktion haben Rezepte für sie.</translation>
  </message>
  <message>
   <source>Only what has a problem</source>
   <translation>Nur was ein Problem hat</translation>
  </message>
  <message>
   <source>Only what is late</source>
   <translation>Nur Verspätetes</translation>
  </message>
  <message>
   <source>Only where files are missing.</source>
   <translation>Nur wo Dateien fehlen.</translation>
  </message>
  <message>
   <source>Only who is free then</source>
   <translation>Nur wer dann frei ist</translation>
  </message>
  <message>
   <source>Only you see this</source>
   <translation>Das siehst nur du</translation>
  </message>
  <message>
   <source>Only your own user may take on the role. Let the role's sessions last 12 hours.</source>
   <translation>Nur dein eigener Benutzer darf die Rolle übernehmen. Lass ihre Sitzungen 12 Stunden dauern.</translation>
  </message>
  <message>
   <source>Only your person key revokes a device, and it is not on this one.</source>
   <translation>Nur dein Personenschlüssel widerruft ein Gerät, und er liegt nicht auf diesem.</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>Öffnen</translation>
  </message>
  <message>
   <source>Open Late Train</source>
   <translation>Late Train öffnen</translation>
  </message>
  <message>
   <source>Open Segue</source>
   <translation>Segue öffnen</translation>
  </message>
  <message>
   <source>Open Segue on the other computer and choose “Add this computer to yours” there. It shows a line; bring that here by mail, chat or a stick.</source>
   <translation>Öffne Segue auf dem anderen Rechner und wähle dort „Diesen Rechner zu deinen hinzufügen“. Er zeigt eine Zeile; bring sie per Mail, Chat oder Stick hierher.</translation>
  </message>
  <message>
   <source>Open a dispute, state their view, propose a split</source>
   <translation>Einen Streit eröffnen, die eigene Sicht darlegen, eine Aufteilung vorschlagen</translation>
  </message>
  <message>
   <source>Open again</source>
   <translation>Wieder öffnen</translation>
  </message>
  <message>
   <source>Open an invitation</source>
   <translation>Einladung öffnen</translation>
  </message>
  <message>
   <source>Open an invitation…</source>
   <translation>Einladung öffnen…</translation>
  </message>
  <message>
   <source>Open at the beginning</source>
   <translation>Offen zu Beginn</translation>
  </message>
  <message>
   <source>Open at the end</source>
   <translation>Offen am Ende</translation>
  </message>
  <message>
   <source>Open folder</source>
   <translation>Ordner öffnen</translation>
  </message>
  <message>
   <source>Open it</source>
   <translation>Öffnen</translation>
  </message>
  <message>
   <source>Open it again</source>
   <translation>Wieder öffnen</translation>
  </message>
  <message>
   <source>Open it and move its stages to the track one by one.</source>
   <translation>Öffne sie und verschiebe ihre Schritte einzeln auf die Spur.</translation>
  </message>
  <message>
   <source>Open it and move the stages that are still to come.</source>
   <translation>Öffne sie und verschiebe die Schritte, die noch kommen.</translation>
  </message>
  <message>
   <source>Open it in another program; notes at a time can be written all the same.</source>
   <translation>Öffne es in einem anderen Programm; Notizen zu einer Stelle kannst du trotzdem schreiben.</translation>
  </message>
  <message>
   <source>Open it in your program, check its end, and export it again to be safe.</source>
   <translation>Öffne sie in deinem Programm, prüfe das Ende und exportiere sie zur Sicherheit neu.</translation>
  </message>
  <message>
   <source>Open it on the other person's computer (or with another --home).</source>
   <translation>Öffne sie auf dem Rechner der anderen Person (oder mit einem anderen --home).</translation>
  </message>
  <message>
   <source>Open or close the nested chain</source>
   <translation>Verschachtelte Kette öffnen oder schließen</translation>
  </message>
  <message>
   <source>Open or drop an invitation</source>
   <translation>Einladung öffnen oder hier ablegen</translation>
  </message>
  <message>
   <source>Open the deliver folder</source>
   <translation>Abgabeordner öffnen</translation>
  </message>
  <message>
   <source>Open the dispute</source>
   <translation>Streit eröffnen</translation>
  </message>
  <message>
   <source>Open the file</source>
   <translation>Datei öffnen</translation>
  </message>
  <message>
   <source>Open the folder</source>
   <translation>Ordner öffnen</translation>
  </message>
  <message>
   <source>Open the invitation</source>
   <translation>Einladung öffnen</translation>
  </message>
  <message>
   <source>Open {n}</source>
   <translation>Offen {n}</translation>
  </message>
  <message>
   <source>Opening the file and looking through the storage…</source>
   <translation>Die Datei wird geöffnet und der Speicher durchgesehen…</translation>
  </message>
  <message>
   <source>Opening the file, then reading the storage…</source>
   <translation>Die Datei wird geöffnet, dann der Speicher gelesen…</translation>
  </message>
  <message>
   <source>Opening…</source>
   <translation>Wird geöffnet…</translation>
  </message>
  <message>
   <source>Or do it yourself: drop files here</source>
   <translation>Oder mach es selbst: Dateien hier ablegen</translation>
  </message>
  <message>
   <source>Or save into the deliver folder; each file is checked as soon as it stops changing.</source>
   <translation>Oder speichere in den Abgabeordner; jede Datei wird geprüft, sobald sie sich nicht mehr ändert.</translation>
  </message>
  <message>
   <source>Order of lanes</source>
   <translation>Reihenfolge der Kanäle</translation>
  </message>
  <message>
   <source>Other</source>
   <translation>Anderes</translation>
  </message>
  <message>
   <source>Other terms</source>
   <translation>Andere Bedingungen</translation>
  </message>
  <message>
   <source>Other values can only be named with a no to other terms.</source>
   <translation>Andere Werte kannst du nur nennen, wenn du andere Bedingungen ablehnst.</translation>
  </message>
  <message>
   <source>Output for {name}</source>
   <translation>Ausgabe für {name}</translation>
  </message>
  <message>
   <source>Outputs</source>
   <translation>Ausgaben</translation>
  </message>
  <message>
   <source>Overbooked: {stages}</source>
   <translation>Überbucht: {stages}</translation>
  </message>
  <message>
   <source>Overview of the plan</source>
   <translation>Planübersicht</translation>
  </message>
  <message>
   <source>Owed by now</source>
   <translation>Bisher geschuldet</translation>
  </message>
  <message>
   <source>Owed now</source>
   <translation>Jetzt offen</translation>
  </message>
  <message>
   <source>Owed to whoever has accepted and delivers in time.</source>
   <translation>Steht allen zu, die angenommen haben und rechtzeitig abgeben.</translation>
  </message>
  <message>
   <source>Owed when it is cancelled before start, after it, after a take, after approval: {fees}.</source>
   <translation>Fällig bei Abbruch vor dem Beginn, danach, nach einem Take, nach der Freigabe: {fees}.</translation>
  </message>
  <message>
   <source>PDF</source>
   <translation>PDF</translation>
  </message>
  <message>
   <source>PDF (*.pdf)</source>
   <translation>PDF (*.pdf)</translation>
  </message>
  <message>
   <source>PDF in English…</source>
   <translation>PDF auf Englisch…</translation>
  </message>
  <message>
   <source>PDF in German…</source>
   <translation>PDF auf Deutsch…</translation>
  </message>
  <message>
   <source>PNG</source>
   <translation>PNG</translation>
  </message>
  <message>
   <source>Pack small files into an archive.</source>
   <translation>Packe kleine Dateien in ein Archiv.</translation>
  </message>
  <message>
   <source>Packing</source>
   <translation>Wird gepackt</translation>
  </message>
  <message>
   <source>Page</source>
   <translation>Seite</translation>
  </message>
  <message>
   <source>Page {n} of {count}</source>
   <translation>Seite {n} von {count}</translation>
  </message>
  <message>
   <source>Pages of the help</source>
   <translation>Seiten der Hilfe</translation>
  </message>
  <message>
   <source>Paid</source>
   <translation>Bezahlt</translation>
  </message>
  <message>
   <source>Paid in all</source>
   <translation>Insgesamt zu zahlen</translation>
  </message>
  <message>
   <source>Paid on {date}</source>
   <translation>Bezahlt am {date}</translation>
  </message>
  <message>
   <source>Pan</source>
   <translation>Panorama</translation>
  </message>
  <message>
   <source>Pan: drag, with Ctrl finely; double-click for the centre</source>
   <translation>Panorama: ziehen, mit Strg fein; Doppelklick für die Mitte</translation>
  </message>
  <message>
   <source>Paper</source>
   <translation>Papier</translation>
  </message>
  <message>
   <source>Paper, lying</source>
   <translation>Papier, quer</translation>
  </message>
  <message>
   <source>Part of a name</source>
   <translation>Teil eines Namens</translation>
  </message>
  <message>
   <source>Part of the record could not be read</source>
   <translation>Ein Teil des Protokolls ließ sich nicht lesen</translation>
  </message>
  <message>
   <source>Part of the shared log has not arrived in this folder yet.</source>
   <translation>Ein Teil des gemeinsamen Protokolls ist in diesem Ordner noch nicht angekommen.</translation>
  </message>
  <message>
   <source>Part of the song</source>
   <translation>Ausschnitt des Songs</translation>
  </message>
  <message>
   <source>Passes, {n} warning</source>
   <translation>Bestanden, {n} Warnung</translation>
  </message>
  <message>
   <source>Passes, {n} warnings</source>
   <translation>Bestanden, {n} Warnungen</translation>
  </message>
  <message>
   <source>Paste</source>
   <translation>Einfügen</translation>
  </message>
  <message>
   <source>Paste here</source>
   <translation>Hier einfügen</translation>
  </message>
  <message>
   <source>Paste notes from a listening page</source>
   <translation>Notizen von einer Hörseite einfügen</translation>
  </message>
  <message>
   <source>Paste the invitation first.</source>
   <translation>Füge zuerst die Einladung ein.</translation>
  </message>
  <message>
   <source>Paste the line here, or drop the .seguepass file anywhere on this page.</source>
   <translation>Füge die Zeile hier ein oder zieh die .seguepass-Datei irgendwo auf diese Seite.</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>Pause</translation>
  </message>
  <message>
   <source>Pause all</source>
   <translation>Alle anhalten</translation>
  </message>
  <message>
   <source>Paused</source>
   <translation>Pausiert</translation>
  </message>
  <message>
   <source>Paused; the clock stands.</source>
   <translation>Pausiert; die Uhr steht.</translation>
  </message>
  <message>
   <source>Paused; the clock stands. You or {0} can let it go on.</source>
   <translation>Pausiert; die Uhr steht. Du oder {0} könnt es weitergehen lassen.</translation>
  </message>
  <message>
   <source>Pay by the minute: a call</source>
   <translation>Nach Minuten bezahlen: ein Gespräch</translation>
  </message>
  <message>
   <source>Pay in parts: milestones</source>
   <translation>In Teilen zahlen: Meilensteine</translation>
  </message>
  <message>
   <source>Pay {amount} and record it</source>
   <translation>{amount} zahlen und festhalten</translation>
  </message>
  <message>
   <source>Pay {amount} for what is reached and record it</source>
   <translation>{amount} für das Erreichte zahlen und festhalten</translation>
  </message>
  <message>
   <source>Payments</source>
   <translation>Zahlungen</translation>
  </message>
  <message>
   <source>Peak, loudness, phase correlation and spectrum of what is heard, before the volume. A click forgets the highest values.</source>
   <translation>Spitze, Lautheit, Phasenkorrelation und Spektrum dessen, was zu hören ist, vor der Lautstärke. Ein Klick vergisst die höchsten Werte.</translation>
  </message>
  <message>
   <source>People</source>
   <translation>Leute</translation>
  </message>
  <message>
   <source>People and hours</source>
   <translation>Leute und Stunden</translation>
  </message>
  <message>
   <source>People from a file</source>
   <translation>Leute aus einer Datei</translation>
  </message>
  <message>
   <source>People get new keys with the next sync</source>
   <translation>Die Leute bekommen mit dem nächsten Abgleich neue Schlüssel</translation>
  </message>
  <message>
   <source>People of {file}</source>
   <translation>Leute aus {file}</translation>
  </message>
  <message>
   <source>People who can be named</source>
   <translation>Leute, die du nennen kannst</translation>
  </message>
  <message>
   <source>Performance</source>
   <translation>Darbietung</translation>
  </message>
  <message>
   <source>Permission: Object Read &amp; Write
Buckets: {0} only
Lifetime: as long as the production</source>
   <translation>Berechtigung: Object Read &amp; Write
Buckets: nur {0}
Dauer: so lange wie die Produktion</translation>
  </message>
  <message>
   <source>Permit an excerpt…</source>
   <translation>Ausschnitt erlauben…</translation>
  </message>
  <message>
   <source>Person</source>
   <translation>Person</translation>
  </message>
  <message>
   <source>Picture</source>
   <translation>Bild</translation>
  </message>
  <message>
   <source>Picture: {name}</source>
   <translation>Bild: {name}</translation>
  </message>
  <message>
   <source>Place in the film</source>
   <translation>Stelle im Film</translation>
  </message>
  <message>
   <source>Placed</source>
   <translation>Eingeplant</translation>
  </message>
  <message>
   <source>Plan</source>
   <translation>Plan</translation>
  </message>
  <message>
   <source>Plan another stage for what is still to be done.</source>
   <translation>Plane einen weiteren Schritt für das, was noch zu tun ist.</translation>
  </message>
  <message>
   <source>Plan it</source>
   <translation>Einplanen</translation>
  </message>
  <message>
   <source>Plan it for nobody</source>
   <translation>Für niemanden einplanen</translation>
  </message>
  <message>
   <source>Plan it for them</source>
   <translation>Dafür einplanen</translation>
  </message>
  <message>
   <source>Plan it for {name}</source>
   <translation>Für {name} einplanen</translation>
  </message>
  <message>
   <source>Plan {0} from now on</source>
   <translation>{0} ab jetzt planen</translation>
  </message>
  <message>
   <source>Planned</source>
   <translation>Geplant</translation>
  </message>
  <message>
   <source>Planned; nobody has been asked yet.</source>
   <translation>Geplant; noch ist niemand gefragt.</translation>
  </message>
  <message>
   <source>Plans (*.xml *.gan *.csv)</source>
   <translation>Pläne (*.xml *.gan *.csv)</translation>
  </message>
  <message>
   <source>Play</source>
   <translation>Abspielen</translation>
  </message>
  <message>
   <source>Play again</source>
   <translation>Neu durchspielen</translation>
  </message>
  <message>
   <source>Play faster at the same pitch</source>
   <translation>Bei gleicher Tonhöhe schneller abspielen</translation>
  </message>
  <message>
   <source>Play it again.</source>
   <translation>Spiel sie noch einmal.</translation>
  </message>
  <message>
   <source>Play it anew with --again (what lies there is removed), or name a new folder.</source>
   <translation>Spiel sie mit --again neu (was dort liegt, wird entfernt), oder nenne einen neuen Ordner.</translation>
  </message>
  <message>
   <source>Play it between {0} and {1} times.</source>
   <translation>Spiel sie zwischen {0} und {1} Mal durch.</translation>
  </message>
  <message>
   <source>Play on</source>
   <translation>Abspielen auf</translation>
  </message>
  <message>
   <source>Play or pause</source>
   <translation>Abspielen oder Pause</translation>
  </message>
  <message>
   <source>Play or pause (Space)</source>
   <translation>Abspielen oder Pause (Leertaste)</translation>
  </message>
  <message>
   <source>Play slower at the same pitch</source>
   <translation>Bei gleicher Tonhöhe langsamer abspielen</translation>
  </message>
  <message>
   <source>Play the demo</source>
   <translation>Demo abspielen</translation>
  </message>
  <message>
   <source>Play this range again and again; click to end</source>
   <translation>Diesen Bereich immer wieder abspielen; Klick beendet es</translation>
  </message>
  <message>
   <source>Player</source>
   <translation>Player</translation>
  </message>
  <message>
   <source>Podcast episode</source>
   <translation>Podcastfolge</translation>
  </message>
  <message>
   <source>Policy of the key pair</source>
   <translation>Regel des Schlüsselpaars</translation>
  </message>
  <message>
   <source>Policy of the role</source>
   <translation>Regel der Rolle</translation>
  </message>
  <message>
   <source>Policy of the user {0}</source>
   <translation>Regel des Benutzers {0}</translation>
  </message>
  <message>
   <source>Policy of your own keys</source>
   <translation>Regel deiner eigenen Schlüssel</translation>
  </message>
  <message>
   <source>Portfolio</source>
   <translation>Portfolio</translation>
  </message>
  <message>
   <source>Portfolio page</source>
   <translation>Portfolioseite</translation>
  </message>
  <message>
   <source>Portfolio page…</source>
   <translation>Portfolioseite…</translation>
  </message>
  <message>
   <source>Position</source>
   <translation>Position</translation>
  </message>
  <message>
   <source>Possible now: {0}.</source>
   <translation>Jetzt möglich: {0}.</translation>
  </message>
  <message>
   <source>Previous</source>
   <translation>Vorheriges</translation>
  </message>
  <message>
   <source>Previous note</source>
   <translation>Vorige Notiz</translation>
  </message>
  <message>
   <source>Price</source>
   <translation>Preis</translation>
  </message>
  <message>
   <source>Price, more</source>
   <translation>Preis mehr</translation>
  </message>
  <message>
   <source>Print…</source>
   <translation>Drucken…</translation>
  </message>
  <message>
   <source>Private notes</source>
   <translation>Private Notizen</translation>
  </message>
  <message>
   <source>Problem</source>
   <translation>Problem</translation>
  </message>
  <message>
   <source>Problems</source>
   <translation>Probleme</translation>
  </message>
  <message>
   <source>Production</source>
   <translation>Produktion</translation>
  </message>
  <message>
   <source>Production: {title}</source>
   <translation>Produktion: {title}</translation>
  </message>
  <message>
   <source>Progress</source>
   <translation>Fortschritt</translation>
  </message>
  <message>
   <source>Propose a --price.</source>
   <translation>Schlag einen --price vor.</translation>
  </message>
  <message>
   <source>Propose a paid change of the terms</source>
   <translation>Eine bezahlte Änderung der Bedingungen vorschlagen</translation>
  </message>
  <message>
   <source>Propose a paid change…</source>
   <translation>Bezahlte Änderung vorschlagen…</translation>
  </message>
  <message>
   <source>Propose it</source>
   <translation>Vorschlagen</translation>
  </message>
  <message>
   <source>Propose other terms…</source>
   <translation>Andere Bedingungen vorschlagen…</translation>
  </message>
  <message>
   <source>Propose this instead</source>
   <translation>Stattdessen vorschlagen</translation>
  </message>
  <message>
   <source>Provider</source>
   <translation>Anbieter</translation>
  </message>
  <message>
   <source>Put at least one note at its time: go there and just type.</source>
   <translation>Schreib mindestens eine Notiz an ihre Stelle: Geh dorthin und tippe einfach.</translation>
  </message>
  <message>
   <source>Put in a chain: its stages come with their tracks, links, work and prices.</source>
   <translation>Füge eine Kette ein: Ihre Schritte kommen mit Spuren, Verbindungen, Arbeit und Preisen.</translation>
  </message>
  <message>
   <source>Put in line</source>
   <translation>Einreihen</translation>
  </message>
  <message>
   <source>Put into a bucket</source>
   <translation>In einen Bucket legen</translation>
  </message>
  <message>
   <source>Put into a bucket…</source>
   <translation>In einen Bucket legen…</translation>
  </message>
  <message>
   <source>Put it back</source>
   <translation>Zurückholen</translation>
  </message>
  <message>
   <source>Put it back, or connect its disk, then try again.</source>
   <translation>Leg sie zurück, oder schließe ihr Laufwerk an, und versuch es noch einmal.</translation>
  </message>
  <message>
   <source>Put it there</source>
   <translation>Dort ablegen</translation>
  </message>
  <message>
   <source>Put several into one line.</source>
   <translation>Fasse mehrere in eine Zeile zusammen.</translation>
  </message>
  <message>
   <source>Put the earlier version back and try again, or deliver the new one.</source>
   <translation>Leg die frühere Fassung zurück und versuch es noch einmal, oder gib die neue ab.</translation>
  </message>
  <message>
   <source>Put the recipe back as it was built in</source>
   <translation>Rezept auf den eingebauten Stand zurücksetzen</translation>
  </message>
  <message>
   <source>Put your files here and deliver take {0}.{1}</source>
   <translation>Leg deine Dateien hier ab und gib Take {0} ab.{1}</translation>
  </message>
  <message>
   <source>Put your files into {0} or name them.</source>
   <translation>Leg deine Dateien in {0}, oder nenne sie.</translation>
  </message>
  <message>
   <source>Putting back what is here</source>
   <translation>Was hier ist, wird zurückgelegt</translation>
  </message>
  <message>
   <source>Putting the sound to the picture</source>
   <translation>Der Ton kommt zum Bild</translation>
  </message>
  <message>
   <source>Quarter notes a minute</source>
   <translation>Viertel pro Minute</translation>
  </message>
  <message>
   <source>Quiet from</source>
   <translation>Ruhe von</translation>
  </message>
  <message>
   <source>Quiet until</source>
   <translation>Ruhe bis</translation>
  </message>
  <message>
   <source>Quit</source>
   <translation>Beenden</translation>
  </message>
  <message>
   <source>R</source>
   <translation>R</translation>
  </message>
  <message>
   <source>R {n}</source>
   <translation>R {n}</translation>
  </message>
  <message>
   <source>R2 limits a token to buckets, not to a prefix: give a production a bucket of its own.</source>
   <translation>R2 beschränkt ein Token auf Buckets, nicht auf ein Präfix: Gib einer Produktion einen eigenen Bucket.</translation>
  </message>
  <message>
   <source>Rate</source>
   <translation>Satz</translation>
  </message>
  <message>
   <source>Rate in %</source>
   <translation>Satz in %</translation>
  </message>
  <message>
   <source>Rates belong to a limit.</source>
   <translation>Raten gehören zu einer Grenze.</translation>
  </message>
  <message>
   <source>Read and list here, write nothing.</source>
   <translation>Hier lesen und auflisten, nichts schreiben.</translation>
  </message>
  <message>
   <source>Read and write for everybody in the production, by the means of your system.</source>
   <translation>Lesen und Schreiben für alle in der Produktion, mit den Mitteln deines Systems.</translation>
  </message>
  <message>
   <source>Read notes</source>
   <translation>Notizen lesen</translation>
  </message>
  <message>
   <source>Read notes from a file…</source>
   <translation>Notizen aus Datei lesen…</translation>
  </message>
  <message>
   <source>Read the terms and accept, or decline free of charge{0}.</source>
   <translation>Lies die Bedingungen und nimm an, oder lehne kostenlos ab{0}.</translation>
  </message>
  <message>
   <source>Read the terms and answer</source>
   <translation>Die Bedingungen lesen und antworten</translation>
  </message>
  <message>
   <source>Read the terms and answer. Your answer goes out</source>
   <translation>Lies die Bedingungen und antworte. Deine Antwort geht hinaus</translation>
  </message>
  <message>
   <source>Read {0} {1}: the hand-offs that this person is in; write nothing there.</source>
   <translation>{0} {1} lesen: die Aufträge, an denen diese Person beteiligt ist; dort nichts schreiben.</translation>
  </message>
  <message>
   <source>Read, write and delete what begins with {0}: the productions, and nothing else in the bucket. Deleting is for emptying the inbox and for tidying up.</source>
   <translation>Lesen, schreiben und löschen, was mit {0} beginnt: die Produktionen und sonst nichts im Bucket. Gelöscht wird, um den Eingang zu leeren und aufzuräumen.</translation>
  </message>
  <message>
   <source>Read, write, list and delete in both buckets; the members' key gets less (see `segue depot access`).</source>
   <translation>In beiden Buckets lesen, schreiben, auflisten und löschen; der Schlüssel der Mitglieder bekommt weniger (siehe `segue depot access`).</translation>
  </message>
  <message>
   <source>Read, write, list and delete objects in this one bucket. People's keys are signed with it and can do no more than it can; when it is deleted they all end.</source>
   <translation>Objekte in diesem einen Bucket lesen, schreiben, auflisten und löschen. Die Schlüssel der Leute werden damit signiert und können nicht mehr als es; wird es gelöscht, enden sie alle.</translation>
  </message>
  <message>
   <source>Reading</source>
   <translation>Wird gelesen</translation>
  </message>
  <message>
   <source>Reading the files was stopped.</source>
   <translation>Das Lesen der Dateien wurde angehalten.</translation>
  </message>
  <message>
   <source>Reading the record</source>
   <translation>Protokoll wird gelesen</translation>
  </message>
  <message>
   <source>Reading {0}</source>
   <translation>{0} wird gelesen</translation>
  </message>
  <message>
   <source>Reading…</source>
   <translation>Wird gelesen…</translation>
  </message>
  <message>
   <source>Reads the record and every file on this computer again and compares them with what was signed, then what lies in the storage.</source>
   <translation>Liest das Protokoll und jede Datei auf diesem Rechner neu und vergleicht sie mit dem, was signiert wurde, danach mit dem, was im Speicher liegt.</translation>
  </message>
  <message>
   <source>Reads whatever can still be read with the keys on this computer, into plain files and a report. Changes nothing there.</source>
   <translation>Liest, was sich mit den Schlüsseln auf diesem Rechner noch lesen lässt, in einfache Dateien und einen Bericht. Ändert dort nichts.</translation>
  </message>
  <message>
   <source>Reaper regions and markers (*.csv)</source>
   <translation>Reaper-Regionen und -Marken (*.csv)</translation>
  </message>
  <message>
   <source>Reason</source>
   <translation>Grund</translation>
  </message>
  <message>
   <source>Reason for declining</source>
   <translation>Grund der Ablehnung</translation>
  </message>
  <message>
   <source>Reason for no tax</source>
   <translation>Grund für keine Steuer</translation>
  </message>
  <message>
   <source>Reason of the note</source>
   <translation>Grund der Notiz</translation>
  </message>
  <message>
   <source>Receipt…</source>
   <translation>Quittung…</translation>
  </message>
  <message>
   <source>Recipes</source>
   <translation>Rezepte</translation>
  </message>
  <message>
   <source>Recipes are: {0}.</source>
   <translation>Rezepte sind: {0}.</translation>
  </message>
  <message>
   <source>Recipes in it</source>
   <translation>Rezepte darin</translation>
  </message>
  <message>
   <source>Record a tip…</source>
   <translation>Trinkgeld festhalten…</translation>
  </message>
  <message>
   <source>Record as paid</source>
   <translation>Als bezahlt festhalten</translation>
  </message>
  <message>
   <source>Record or export it with less gain.</source>
   <translation>Nimm mit weniger Pegel auf oder exportiere leiser.</translation>
  </message>
  <message>
   <source>Record payments; give and take back credits (signed by the owner's key)</source>
   <translation>Zahlungen vermerken; Credits geben und zurücknehmen (signiert mit dem Schlüssel des Eigentümers)</translation>
  </message>
  <message>
   <source>Record the {0} as a tip, or correct the amount.</source>
   <translation>Halte die {0} als Trinkgeld fest oder berichtige den Betrag.</translation>
  </message>
  <message>
   <source>Record what was paid first.</source>
   <translation>Halte zuerst fest, was bezahlt wurde.</translation>
  </message>
  <message>
   <source>Recorded as paid</source>
   <translation>Als bezahlt festgehalten</translation>
  </message>
  <message>
   <source>Recorded as paid: {paid} of {owed}</source>
   <translation>Als bezahlt festgehalten: {paid} von {owed}</translation>
  </message>
  <message>
   <source>Recorded payments</source>
   <translation>Festgehaltene Zahlungen</translation>
  </message>
  <message>
   <source>Recording Academy, Producers &amp; Engineers Wing: flattened tracks of one length from a common start</source>
   <translation>Recording Academy, Producers &amp; Engineers Wing: zusammengefasste Spuren von gleicher Länge mit gemeinsamem Anfang</translation>
  </message>
  <message>
   <source>Recording Academy, Producers &amp; Engineers Wing: no limiting that leaves no room for mastering</source>
   <translation>Recording Academy, Producers &amp; Engineers Wing: kein Limiting, das dem Mastering keinen Spielraum lässt</translation>
  </message>
  <message>
   <source>Recording Academy, Producers &amp; Engineers Wing: recommendations for delivery of recorded music projects</source>
   <translation>Recording Academy, Producers &amp; Engineers Wing: Empfehlungen für die Abgabe von Musikproduktionen</translation>
  </message>
  <message>
   <source>Recovery</source>
   <translation>Wiederherstellung</translation>
  </message>
  <message>
   <source>Recovery file</source>
   <translation>Wiederherstellungsdatei</translation>
  </message>
  <message>
   <source>Recovery files (*.seguerecovery);;All files (*)</source>
   <translation>Wiederherstellungsdateien (*.seguerecovery);;Alle Dateien (*)</translation>
  </message>
  <message>
   <source>Recovery file…</source>
   <translation>Wiederherstellungsdatei…</translation>
  </message>
  <message>
   <source>Redo</source>
   <translation>Wiederholen</translation>
  </message>
  <message>
   <source>Reference</source>
   <translation>Referenz</translation>
  </message>
  <message>
   <source>Region</source>
   <translation>Region</translation>
  </message>
  <message>
   <source>Release</source>
   <translation>Veröffentlichung</translation>
  </message>
  <message>
   <source>Reload the plan.</source>
   <translation>Lade den Plan neu.</translation>
  </message>
  <message>
   <source>Remark on takes that they are shown</source>
   <translation>Sich zu Takes äußern, die ihnen gezeigt werden</translation>
  </message>
  <message>
   <source>Reminders</source>
   <translation>Erinnerungen</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>Entfernen</translation>
  </message>
  <message>
   <source>Remove a link</source>
   <translation>Verbindung entfernen</translation>
  </message>
  <message>
   <source>Remove it from the shared folder.</source>
   <translation>Entferne es aus dem geteilten Ordner.</translation>
  </message>
  <message>
   <source>Remove links</source>
   <translation>Verbindungen entfernen</translation>
  </message>
  <message>
   <source>Remove one first.</source>
   <translation>Entferne zuerst eine.</translation>
  </message>
  <message>
   <source>Remove one of these links first, or link the other way round.</source>
   <translation>Entferne zuerst eine dieser Verbindungen, oder verbinde andersherum.</translation>
  </message>
  <message>
   <source>Remove that link first, or let the input take several files.</source>
   <translation>Entferne zuerst jene Verbindung, oder lass die Eingabe mehrere Dateien nehmen.</translation>
  </message>
  <message>
   <source>Remove the chosen days</source>
   <translation>Gewählte Tage entfernen</translation>
  </message>
  <message>
   <source>Remove the link</source>
   <translation>Verbindung entfernen</translation>
  </message>
  <message>
   <source>Remove the link from the shared folder.</source>
   <translation>Entferne die Verknüpfung aus dem geteilten Ordner.</translation>
  </message>
  <message>
   <source>Remove the recipe</source>
   <translation>Rezept entfernen</translation>
  </message>
  <message>
   <source>Remove {name}</source>
   <translation>{name} entfernen</translation>
  </message>
  <message>
   <source>Remove “{name}”</source>
   <translation>„{name}“ entfernen</translation>
  </message>
  <message>
   <source>Remove “{title}” from your chains</source>
   <translation>„{title}“ aus deinen Ketten entfernen</translation>
  </message>
  <message>
   <source>Removed.</source>
   <translation>Entfernt.</translation>
  </message>
  <message>
   <source>Removing the old files</source>
   <translation>Die alten Dateien werden entfernt</translation>
  </message>
  <message>
   <source>Rename</source>
   <translation>Umbenennen</translation>
  </message>
  <message>
   <source>Rename one of them.</source>
   <translation>Benenne eine davon um.</translation>
  </message>
  <message>
   <source>Rename one.</source>
   <translation>Benenne eine um.</translation>
  </message>
  <message>
   <source>Rename the stage</source>
   <translation>Schritt umbenennen</translation>
  </message>
  <message>
   <source>Rename the track</source>
   <translation>Spur umbenennen</translation>
  </message>
  <message>
   <source>Rename “{name}”</source>
   <translation>„{name}“ umbenennen</translation>
  </message>
  <message>
   <source>Render again</source>
   <translation>Neu rendern</translation>
  </message>
  <message>
   <source>Render as a draft</source>
   <translation>Als Entwurf rendern</translation>
  </message>
  <message>
   <source>Render the mix</source>
   <translation>Mix rendern</translation>
  </message>
  <message>
   <source>Render {n} recipes</source>
   <translation>{n} Rezepte rendern</translation>
  </message>
  <message>
   <source>Render {recipe}</source>
   <translation>{recipe} rendern</translation>
  </message>
  <message>
   <source>Repair</source>
   <translation>Reparieren</translation>
  </message>
  <message>
   <source>Repair under Storage care first, then try again.</source>
   <translation>Repariere zuerst unter „Speicherpflege“, dann versuch es noch einmal.</translation>
  </message>
  <message>
   <source>Replace the one that is there</source>
   <translation>Die vorhandene ersetzen</translation>
  </message>
  <message>
   <source>Replace this file</source>
   <translation>Diese Datei ersetzen</translation>
  </message>
  <message>
   <source>Reply</source>
   <translation>Antworten</translation>
  </message>
  <message>
   <source>Reply to notes and tick the checklist</source>
   <translation>Auf Notizen antworten und die Checkliste abhaken</translation>
  </message>
  <message>
   <source>Reply to the chosen note</source>
   <translation>Auf die gewählte Notiz antworten</translation>
  </message>
  <message>
   <source>Reply to this note</source>
   <translation>Auf diese Notiz antworten</translation>
  </message>
  <message>
   <source>Reply to “{text}”</source>
   <translation>Auf „{text}“ antworten</translation>
  </message>
  <message>
   <source>Reply; @ names somebody</source>
   <translation>Antworten; @ nennt jemanden</translation>
  </message>
  <message>
   <source>Resolve</source>
   <translation>Erledigen</translation>
  </message>
  <message>
   <source>Resolve the chosen note, or open it again</source>
   <translation>Gewählte Notiz erledigen oder wieder öffnen</translation>
  </message>
  <message>
   <source>Restore them from the recovery file, or unlock the system's keychain and try again.</source>
   <translation>Stelle sie aus der Wiederherstellungsdatei wieder her, oder entsperre den Schlüsselbund des Systems, und versuch es noch einmal.</translation>
  </message>
  <message>
   <source>Review</source>
   <translation>Durchsicht</translation>
  </message>
  <message>
   <source>Review days</source>
   <translation>Durchsicht, Tage</translation>
  </message>
  <message>
   <source>Revision</source>
   <translation>Überarbeitung</translation>
  </message>
  <message>
   <source>Revisions</source>
   <translation>Überarbeitungen</translation>
  </message>
  <message>
   <source>Revoke it from another one of yours, or from a new one made from your recovery file.</source>
   <translation>Widerrufe es von einem anderen deiner Geräte aus, oder von einem neuen aus deiner Wiederherstellungsdatei.</translation>
  </message>
  <message>
   <source>Revoke “{device}”</source>
   <translation>„{device}“ widerrufen</translation>
  </message>
  <message>
   <source>Revoked. Nothing it says counts any more.</source>
   <translation>Widerrufen. Nichts, was es sagt, zählt mehr.</translation>
  </message>
  <message>
   <source>Revoking and sending…</source>
   <translation>Wird widerrufen und gesendet…</translation>
  </message>
  <message>
   <source>Rights</source>
   <translation>Rechte</translation>
  </message>
  <message>
   <source>Rights asked for</source>
   <translation>Verlangte Rechte</translation>
  </message>
  <message>
   <source>Rights asked for, in place of those offered:
</source>
   <translation>Gewünschte Rechte, statt der angebotenen:
</translation>
  </message>
  <message>
   <source>Rights in your own words</source>
   <translation>Rechte in eigenen Worten</translation>
  </message>
  <message>
   <source>Rights of the members' key, on Garage</source>
   <translation>Rechte des Schlüssels der Mitglieder, bei Garage</translation>
  </message>
  <message>
   <source>Rights of your own key, on Garage</source>
   <translation>Rechte deines eigenen Schlüssels, bei Garage</translation>
  </message>
  <message>
   <source>Rights: {rights}</source>
   <translation>Rechte: {rights}</translation>
  </message>
  <message>
   <source>Rights: {rights}.</source>
   <translation>Rechte: {rights}.</translation>
  </message>
  <message>
   <source>Role</source>
   <translation>Rolle</translation>
  </message>
  <message>
   <source>Roles</source>
   <translation>Rollen</translation>
  </message>
  <message>
   <source>Rough mix = 20
Final mix = 40</source>
   <translation>Rohmischung = 20
Endmischung = 40</translation>
  </message>
  <message>
   <source>Round {n} of {all}</source>
   <translation>Runde {n} von {all}</translation>
  </message>
  <message>
   <source>Rounded</source>
   <translation>Gerundet</translation>
  </message>
  <message>
   <source>Rounds</source>
   <translation>Runden</translation>
  </message>
  <message>
   <source>Rounds of changes</source>
   <translation>Änderungsrunden</translation>
  </message>
  <message>
   <source>Rounds, more</source>
   <translation>Runden mehr</translation>
  </message>
  <message>
   <source>Run `segue init --name NAME`, or type your name in the window.</source>
   <translation>Starte `segue init --name NAME`, oder tippe deinen Namen im Fenster ein.</translation>
  </message>
  <message>
   <source>Run `segue repair {0}`, then try again.</source>
   <translation>Starte `segue repair {0}`, und versuch es dann noch einmal.</translation>
  </message>
  <message>
   <source>Run it by itself.</source>
   <translation>Starte ihn für sich allein.</translation>
  </message>
  <message>
   <source>S</source>
   <translation>S</translation>
  </message>
  <message>
   <source>SVG</source>
   <translation>SVG</translation>
  </message>
  <message>
   <source>Safe mode: nothing of last time is used, and nothing is sent or fetched</source>
   <translation>Sicherer Modus: Nichts vom letzten Mal wird verwendet, und nichts wird gesendet oder geholt</translation>
  </message>
  <message>
   <source>Said to be reached.</source>
   <translation>Soll erreicht sein.</translation>
  </message>
  <message>
   <source>Said to be reached: “{text}”.</source>
   <translation>Soll erreicht sein: „{text}“.</translation>
  </message>
  <message>
   <source>Salvage a damaged storage</source>
   <translation>Beschädigten Speicher retten</translation>
  </message>
  <message>
   <source>Salvage what can be read</source>
   <translation>Retten, was lesbar ist</translation>
  </message>
  <message>
   <source>Sample format</source>
   <translation>Sample-Format</translation>
  </message>
  <message>
   <source>Sample rate</source>
   <translation>Abtastrate</translation>
  </message>
  <message>
   <source>Sample rate, kHz</source>
   <translation>Abtastrate, kHz</translation>
  </message>
  <message>
   <source>Samples are clipped</source>
   <translation>Samples sind übersteuert</translation>
  </message>
  <message>
   <source>Samples lie above full scale</source>
   <translation>Samples liegen über Vollaussteuerung</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>Speichern</translation>
  </message>
  <message>
   <source>Save as PDF…</source>
   <translation>Als PDF speichern …</translation>
  </message>
  <message>
   <source>Save as a chain</source>
   <translation>Als Kette speichern</translation>
  </message>
  <message>
   <source>Save as a chain…</source>
   <translation>Als Kette speichern…</translation>
  </message>
  <message>
   <source>Save as a file</source>
   <translation>Als Datei speichern</translation>
  </message>
  <message>
   <source>Save as a file: {what}</source>
   <translation>Als Datei speichern: {what}</translation>
  </message>
  <message>
   <source>Save as a file…</source>
   <translation>Als Datei speichern…</translation>
  </message>
  <message>
   <source>Save it again in its program.</source>
   <translation>Speichere sie in ihrem Programm neu.</translation>
  </message>
  <message>
   <source>Save it again with the present version of the program it comes from.</source>
   <translation>Sichere sie noch einmal mit der heutigen Fassung des Programms, aus dem sie kommt.</translation>
  </message>
  <message>
   <source>Save it as files</source>
   <translation>Als Dateien speichern</translation>
  </message>
  <message>
   <source>Save it as “CSV UTF-8”.</source>
   <translation>Sichere sie als „CSV UTF-8“.</translation>
  </message>
  <message>
   <source>Save it as “XML Format” in MS Project.</source>
   <translation>Sichere sie in MS Project im „XML-Format“.</translation>
  </message>
  <message>
   <source>Save it in its own program as a DAWproject or OTIO, or export its tracks as files that all begin at zero.</source>
   <translation>Sichere sie in ihrem eigenen Programm als DAWproject oder OTIO, oder exportiere ihre Spuren als Dateien, die alle bei null beginnen.</translation>
  </message>
  <message>
   <source>Save it with your name</source>
   <translation>Mit deinem Namen speichern</translation>
  </message>
  <message>
   <source>Save notes for another program…</source>
   <translation>Notizen für ein anderes Programm speichern…</translation>
  </message>
  <message>
   <source>Save pass…</source>
   <translation>Einladung speichern…</translation>
  </message>
  <message>
   <source>Save the agreement</source>
   <translation>Die Vereinbarung speichern</translation>
  </message>
  <message>
   <source>Save the chain</source>
   <translation>Kette speichern</translation>
  </message>
  <message>
   <source>Save the delivery note</source>
   <translation>Lieferschein speichern</translation>
  </message>
  <message>
   <source>Save the delivery spec</source>
   <translation>Abgabe-Spezifikation speichern</translation>
  </message>
  <message>
   <source>Save the invitation</source>
   <translation>Einladung speichern</translation>
  </message>
  <message>
   <source>Save the invoice</source>
   <translation>Rechnung speichern</translation>
  </message>
  <message>
   <source>Save the notes</source>
   <translation>Notizen speichern</translation>
  </message>
  <message>
   <source>Save the notes as Audacity labels or as a table instead.</source>
   <translation>Speichere die Notizen stattdessen als Audacity-Textmarken oder als Tabelle.</translation>
  </message>
  <message>
   <source>Save the pass</source>
   <translation>Einladung speichern</translation>
  </message>
  <message>
   <source>Save the permission</source>
   <translation>Erlaubnis speichern</translation>
  </message>
  <message>
   <source>Save the proof</source>
   <translation>Nachweis speichern</translation>
  </message>
  <message>
   <source>Save the split sheet</source>
   <translation>Split Sheet speichern</translation>
  </message>
  <message>
   <source>Save the statement</source>
   <translation>Saldenübersicht speichern</translation>
  </message>
  <message>
   <source>Save them as UTF-8 text.</source>
   <translation>Speichere ihn als UTF-8-Text.</translation>
  </message>
  <message>
   <source>Save writes it into the plan.</source>
   <translation>„Speichern“ schreibt es in den Plan.</translation>
  </message>
  <message>
   <source>Saved as {name}.</source>
   <translation>Als {name} gespeichert.</translation>
  </message>
  <message>
   <source>Saved as {name}. Whoever has it can read the whole room; segue verify checks it.</source>
   <translation>Gespeichert als {name}. Wer sie hat, kann den ganzen Raum lesen; segue verify prüft sie.</translation>
  </message>
  <message>
   <source>Save…</source>
   <translation>Speichern…</translation>
  </message>
  <message>
   <source>Say --days 2 or --hours 6.</source>
   <translation>Sag --days 2 oder --hours 6.</translation>
  </message>
  <message>
   <source>Say how it was, until {0}.{1}</source>
   <translation>Sag, wie es war, bis {0}.{1}</translation>
  </message>
  <message>
   <source>Say how many minutes a call had</source>
   <translation>Sagen, wie viele Minuten ein Gespräch hatte</translation>
  </message>
  <message>
   <source>Say how you see it.</source>
   <translation>Sag, wie du es siehst.</translation>
  </message>
  <message>
   <source>Say nothing of tax</source>
   <translation>Nichts zur Steuer sagen</translation>
  </message>
  <message>
   <source>Say that a milestone is reached</source>
   <translation>Sagen, dass ein Meilenstein erreicht ist</translation>
  </message>
  <message>
   <source>Say that {0} begins now</source>
   <translation>Sagen, dass {0} jetzt beginnt</translation>
  </message>
  <message>
   <source>Say to whom first.</source>
   <translation>Sag zuerst, an wen.</translation>
  </message>
  <message>
   <source>Say what is to be done, and name what it adds: a price, days or rounds of changes.</source>
   <translation>Sag, was zu tun ist, und nenne, was dazukommt: ein Preis, Tage oder Änderungsrunden.</translation>
  </message>
  <message>
   <source>Say what should be different.</source>
   <translation>Sag, was anders sein soll.</translation>
  </message>
  <message>
   <source>Say what you think in notes; the owner decides.</source>
   <translation>Sag in Notizen, was du meinst; der Eigentümer entscheidet.</translation>
  </message>
  <message>
   <source>Say what you think; {name} decides.</source>
   <translation>Sag, was du meinst; {name} entscheidet.</translation>
  </message>
  <message>
   <source>Say where it is on this computer: `segue depot here {0} DIR`. Until then you go on in the old place; nothing is lost.</source>
   <translation>Sag, wo er auf diesem Rechner liegt: `segue depot here {0} DIR`. Bis dahin geht es am alten Ort weiter; nichts geht verloren.</translation>
  </message>
  <message>
   <source>Say whether {0} has come. </source>
   <translation>Sag, ob {0} angekommen sind. </translation>
  </message>
  <message>
   <source>Say whether {amount} has come</source>
   <translation>Sagen, ob {amount} angekommen sind</translation>
  </message>
  <message>
   <source>Say which rate the mix shall have (“rate” in the session, --rate), and the others are converted.</source>
   <translation>Sag, welche Rate der Mix haben soll („rate“ in der Session, --rate); die anderen werden umgerechnet.</translation>
  </message>
  <message>
   <source>Say which: `{0}={1}`, or --output {2}.</source>
   <translation>Sag, welche: `{0}={1}` oder --output {2}.</translation>
  </message>
  <message>
   <source>Say which: `{0}={1}`, or put it into the folder deliver/{2}.</source>
   <translation>Sag, welche: `{0}={1}`, oder leg sie in den Ordner deliver/{2}.</translation>
  </message>
  <message>
   <source>Say who is next in line…</source>
   <translation>Sagen, wer als Nächstes gefragt wird…</translation>
  </message>
  <message>
   <source>Say who is shown which takes, and show them</source>
   <translation>Sagen, wem welche Takes gezeigt werden, und sie zeigen</translation>
  </message>
  <message>
   <source>Say why the credit is taken back.</source>
   <translation>Sag, warum der Credit zurückgenommen wird.</translation>
  </message>
  <message>
   <source>Say yes or no: {who} asks for {asked}</source>
   <translation>Ja oder nein sagen: {who} bittet um {asked}</translation>
  </message>
  <message>
   <source>Seal it</source>
   <translation>Versiegeln</translation>
  </message>
  <message>
   <source>Sealed. It opens once {who} has written too, at the latest {when}.</source>
   <translation>Versiegelt. Sie öffnet sich, wenn auch {who} geschrieben hat, spätestens {when}.</translation>
  </message>
  <message>
   <source>Sealed: it opens once both have written.</source>
   <translation>Versiegelt: Sie öffnet sich, wenn beide geschrieben haben.</translation>
  </message>
  <message>
   <source>Search in the help</source>
   <translation>In der Hilfe suchen</translation>
  </message>
  <message>
   <source>Search or run a command</source>
   <translation>Suchen oder Befehl ausführen</translation>
  </message>
  <message>
   <source>Second bucket</source>
   <translation>Zweiter Bucket</translation>
  </message>
  <message>
   <source>Seconds, from the lane's beginning</source>
   <translation>Sekunden ab dem Anfang des Kanals</translation>
  </message>
  <message>
   <source>Seconds, to the lane's end</source>
   <translation>Sekunden bis zum Ende des Kanals</translation>
  </message>
  <message>
   <source>Secret</source>
   <translation>Geheimnis</translation>
  </message>
  <message>
   <source>Sections of the settings</source>
   <translation>Abschnitte der Einstellungen</translation>
  </message>
  <message>
   <source>See `segue debug rooms`.</source>
   <translation>Siehe `segue debug rooms`.</translation>
  </message>
  <message>
   <source>See the split sheet and the recipes</source>
   <translation>Split Sheet und Rezepte sehen</translation>
  </message>
  <message>
   <source>See the takes that they are shown, without terms, prices and names</source>
   <translation>Die Takes sehen, die ihnen gezeigt werden, ohne Bedingungen, Preise und Namen</translation>
  </message>
  <message>
   <source>See the whole plan, all prices, all people and every hand-off</source>
   <translation>Den ganzen Plan, alle Preise, alle Leute und jede Übergabe sehen</translation>
  </message>
  <message>
   <source>See the words and files of the room that they were in</source>
   <translation>Worte und Dateien des Raums sehen, in dem sie waren</translation>
  </message>
  <message>
   <source>See their own hand-off: terms, files, notes, payments, credit</source>
   <translation>Die eigene Übergabe sehen: Bedingungen, Dateien, Notizen, Zahlungen, Credit</translation>
  </message>
  <message>
   <source>See what lies there</source>
   <translation>Ansehen, was da liegt</translation>
  </message>
  <message>
   <source>See what would be deleted</source>
   <translation>Sehen, was gelöscht würde</translation>
  </message>
  <message>
   <source>See where {names} is: {who} waits</source>
   <translation>Nachsehen, wo {names} bleibt: {who} wartet</translation>
  </message>
  <message>
   <source>Segue asks nobody by itself. Pressed, this reads one signed page and says whether there is a newer version.</source>
   <translation>Von sich aus fragt Segue niemanden. Gedrückt liest dies eine signierte Seite und sagt, ob es eine neuere Version gibt.</translation>
  </message>
  <message>
   <source>Segue chooses by what the storage can do. Test the connection to see what that is.</source>
   <translation>Segue wählt danach, was der Speicher kann. Teste die Verbindung, um zu sehen, was das ist.</translation>
  </message>
  <message>
   <source>Segue does not know this kind of address.</source>
   <translation>Segue kennt diese Art von Adresse nicht.</translation>
  </message>
  <message>
   <source>Segue does not know where to look for newer versions</source>
   <translation>Segue weiß nicht, wo es nach neueren Versionen sehen soll</translation>
  </message>
  <message>
   <source>Segue does the same by itself once a day.</source>
   <translation>Segue macht das einmal am Tag von selbst.</translation>
  </message>
  <message>
   <source>Segue gives nobody rights to a folder: share it with the person by the means of your system, NAS or sync program, to read and write everything in it.</source>
   <translation>Segue gibt niemandem Rechte an einem Ordner: Teile ihn mit der Person über dein System, dein NAS oder dein Sync-Programm, zum Lesen und Schreiben von allem darin.</translation>
  </message>
  <message>
   <source>Segue goes on</source>
   <translation>Segue läuft weiter</translation>
  </message>
  <message>
   <source>Segue has made a mistake</source>
   <translation>Segue hat einen Fehler gemacht</translation>
  </message>
  <message>
   <source>Segue moves no money.</source>
   <translation>Segue bewegt kein Geld.</translation>
  </message>
  <message>
   <source>Segue records money, it never moves it. What is approved is counted as due a week later.</source>
   <translation>Segue hält Geld nur fest und bewegt es nie. Freigegebenes gilt eine Woche später als fällig.</translation>
  </message>
  <message>
   <source>Segue {version} of {day} is there</source>
   <translation>Segue {version} vom {day} ist da</translation>
  </message>
  <message>
   <source>Segue: {what}</source>
   <translation>Segue: {what}</translation>
  </message>
  <message>
   <source>Select every stage</source>
   <translation>Alle Schritte auswählen</translation>
  </message>
  <message>
   <source>Send</source>
   <translation>Senden</translation>
  </message>
  <message>
   <source>Send and fetch now</source>
   <translation>Jetzt senden und holen</translation>
  </message>
  <message>
   <source>Send each candidate their own invitation. It opens their room only, once.</source>
   <translation>Schick allen ihre eigene Einladung. Sie öffnet nur deren Raum, einmal.</translation>
  </message>
  <message>
   <source>Send it to {who}.</source>
   <translation>Schick sie an {who}.</translation>
  </message>
  <message>
   <source>Send the note</source>
   <translation>Notiz senden</translation>
  </message>
  <message>
   <source>Send the pass to {0}. The answer is due{1}, then the offer expires.{2}</source>
   <translation>Schick die Einladung an {0}. Die Antwort ist fällig{1}, danach läuft das Angebot ab.{2}</translation>
  </message>
  <message>
   <source>Send the proposal</source>
   <translation>Vorschlag senden</translation>
  </message>
  <message>
   <source>Send the whole folder {name}; index.html opens in any browser.</source>
   <translation>Schick den ganzen Ordner {name}; index.html öffnet sich in jedem Browser.</translation>
  </message>
  <message>
   <source>Send this invitation by mail or chat. Whoever opens it first is in; it can be opened once.</source>
   <translation>Schick diese Einladung per Mail oder Chat. Wer sie zuerst öffnet, ist dabei; sie lässt sich einmal öffnen.</translation>
  </message>
  <message>
   <source>Send this line by mail or chat. It opens this stage only, for one person.</source>
   <translation>Schick diese Zeile per Mail oder Chat. Sie öffnet nur diesen Schritt, für eine Person.</translation>
  </message>
  <message>
   <source>Send this to {who}</source>
   <translation>Schick das an {who}</translation>
  </message>
  <message>
   <source>Send {file} to {name}; it permits {n} s.</source>
   <translation>Schick {file} an {name}; sie erlaubt {n} s.</translation>
  </message>
  <message>
   <source>Send {who} the invitation</source>
   <translation>{who} die Einladung schicken</translation>
  </message>
  <message>
   <source>Sending and fetching</source>
   <translation>Senden und Holen</translation>
  </message>
  <message>
   <source>Sending {0}</source>
   <translation>{0} wird gesendet</translation>
  </message>
  <message>
   <source>Sending {n} files</source>
   <translation>{n} Dateien werden gesendet</translation>
  </message>
  <message>
   <source>Sending, bytes a second</source>
   <translation>Senden, Bytes pro Sekunde</translation>
  </message>
  <message>
   <source>Sent back with your note</source>
   <translation>Mit deiner Notiz zurückgegeben</translation>
  </message>
  <message>
   <source>Server</source>
   <translation>Server</translation>
  </message>
  <message>
   <source>Session</source>
   <translation>Session</translation>
  </message>
  <message>
   <source>Session policy</source>
   <translation>Regel der Sitzung</translation>
  </message>
  <message>
   <source>Session {0}</source>
   <translation>Sitzung {0}</translation>
  </message>
  <message>
   <source>Session {session}, your file {file}</source>
   <translation>Session {session}, deine Datei {file}</translation>
  </message>
  <message>
   <source>Sessions (*.dawproject *.rpp *.otio *.ardour *.edl *.fcpxml)</source>
   <translation>Sessions (*.dawproject *.rpp *.otio *.ardour *.edl *.fcpxml)</translation>
  </message>
  <message>
   <source>Set</source>
   <translation>Festlegen</translation>
  </message>
  <message>
   <source>Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or use another storage.</source>
   <translation>Setze AWS_ACCESS_KEY_ID und AWS_SECRET_ACCESS_KEY, oder nimm einen anderen Speicher.</translation>
  </message>
  <message>
   <source>Set date and time of this computer, then try again.</source>
   <translation>Stell Datum und Uhrzeit dieses Rechners, und versuch es noch einmal.</translation>
  </message>
  <message>
   <source>Set limits</source>
   <translation>Grenzen setzen</translation>
  </message>
  <message>
   <source>Set tempo and meter…</source>
   <translation>Tempo und Taktart festlegen…</translation>
  </message>
  <message>
   <source>Set the clock to automatic time, then synchronise again. Nothing was lost.</source>
   <translation>Stell die Uhr auf automatische Zeit, und gleiche dann noch einmal ab. Nichts ging verloren.</translation>
  </message>
  <message>
   <source>Set the session, or the export, to {0} and export again; do not merely rename the rate.</source>
   <translation>Stell die Session oder den Export auf {0} und exportiere neu; benenne die Rate nicht bloß um.</translation>
  </message>
  <message>
   <source>Set “audio” to aac-320, or have the picture delivered as .mov.</source>
   <translation>Setze „audio“ auf aac-320, oder lass das Bild als .mov abgeben.</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Einstellungen</translation>
  </message>
  <message>
   <source>Settings…</source>
   <translation>Einstellungen…</translation>
  </message>
  <message>
   <source>Settle it, or leave it out of the mix (M beside its lane).</source>
   <translation>Kläre den Streitfall, oder lass ihn aus dem Mix weg (M neben dem Kanal).</translation>
  </message>
  <message>
   <source>Settled</source>
   <translation>Beglichen</translation>
  </message>
  <message>
   <source>Several transfers begin like this.</source>
   <translation>Mehrere Übertragungen beginnen so.</translation>
  </message>
  <message>
   <source>Share a listening page</source>
   <translation>Hörseite teilen</translation>
  </message>
  <message>
   <source>Share a listening page by a link…</source>
   <translation>Hörseite per Link teilen…</translation>
  </message>
  <message>
   <source>Share and copy the link</source>
   <translation>Teilen und Link kopieren</translation>
  </message>
  <message>
   <source>Share as a link</source>
   <translation>Als Link teilen</translation>
  </message>
  <message>
   <source>Share as a link…</source>
   <translation>Als Link teilen…</translation>
  </message>
  <message>
   <source>Share evenly</source>
   <translation>Gleichmäßig aufteilen</translation>
  </message>
  <message>
   <source>Share of royalties</source>
   <translation>Anteil an Tantiemen</translation>
  </message>
  <message>
   <source>Share of royalties in percent</source>
   <translation>Anteil an Tantiemen in Prozent</translation>
  </message>
  <message>
   <source>Share of royalties: {share} %. The maker keeps the rights in the work, and only the owner of the production may use it {use}. Beside the agreed price the maker gets {share} % of what the owner earns with the recording, accounted for at least once a year. The maker is credited by name.</source>
   <translation>Anteil an den Tantiemen: {share} %. Wer die Arbeit gemacht hat, behält die Rechte daran, und nur die Inhaberin oder der Inhaber der Produktion darf sie nutzen, und zwar {use}. Neben dem vereinbarten Preis gehen {share} % dessen, was mit der Aufnahme eingenommen wird, an die Person, die sie gemacht hat, abgerechnet mindestens einmal im Jahr. Sie wird mit Namen genannt.</translation>
  </message>
  <message>
   <source>Share the folder by the means of your system.</source>
   <translation>Teile den Ordner mit den Mitteln deines Systems.</translation>
  </message>
  <message>
   <source>Shared files</source>
   <translation>Gemeinsame Dateien</translation>
  </message>
  <message>
   <source>Shared files…</source>
   <translation>Geteilte Dateien…</translation>
  </message>
  <message>
   <source>Shared folder</source>
   <translation>Gemeinsamer Ordner</translation>
  </message>
  <message>
   <source>Shared now</source>
   <translation>Gerade geteilt</translation>
  </message>
  <message>
   <source>Sharing the page</source>
   <translation>Seite wird geteilt</translation>
  </message>
  <message>
   <source>Shorten them, or attach the whole contract to the stage as a file.</source>
   <translation>Kürze sie, oder hänge den ganzen Vertrag als Datei an den Schritt.</translation>
  </message>
  <message>
   <source>Shortest to longest</source>
   <translation>Kürzeste bis längste</translation>
  </message>
  <message>
   <source>Shortest, in days</source>
   <translation>Kürzeste, in Tagen</translation>
  </message>
  <message>
   <source>Should it come back, it stops deciding by itself. People who had received what is lost are shown an alarm.</source>
   <translation>Taucht es wieder auf, hört es von selbst auf zu entscheiden. Wer das Verlorene schon bekommen hatte, sieht einen Alarm.</translation>
  </message>
  <message>
   <source>Show</source>
   <translation>Zeigen</translation>
  </message>
  <message>
   <source>Show Segue beside the clock, with how much waits</source>
   <translation>Segue neben der Uhr zeigen, mit der Zahl dessen, was wartet</translation>
  </message>
  <message>
   <source>Show in folder</source>
   <translation>Im Ordner zeigen</translation>
  </message>
  <message>
   <source>Show it</source>
   <translation>Zeigen</translation>
  </message>
  <message>
   <source>Show it: {what}</source>
   <translation>Zeigen: {what}</translation>
  </message>
  <message>
   <source>Show its folder</source>
   <translation>Ihren Ordner zeigen</translation>
  </message>
  <message>
   <source>Show my name</source>
   <translation>Meinen Namen zeigen</translation>
  </message>
  <message>
   <source>Show notes</source>
   <translation>Shownotes</translation>
  </message>
  <message>
   <source>Show nothing more</source>
   <translation>Nichts mehr zeigen</translation>
  </message>
  <message>
   <source>Show or hide the meters</source>
   <translation>Pegelanzeigen ein- oder ausblenden</translation>
  </message>
  <message>
   <source>Show takes to somebody</source>
   <translation>Jemandem Takes zeigen</translation>
  </message>
  <message>
   <source>Show takes…</source>
   <translation>Takes zeigen…</translation>
  </message>
  <message>
   <source>Show the baselines</source>
   <translation>Basispläne zeigen</translation>
  </message>
  <message>
   <source>Show the critical path</source>
   <translation>Kritischen Pfad zeigen</translation>
  </message>
  <message>
   <source>Show the exact rights</source>
   <translation>Genaue Rechte zeigen</translation>
  </message>
  <message>
   <source>Show the files</source>
   <translation>Dateien zeigen</translation>
  </message>
  <message>
   <source>Show the folder</source>
   <translation>Ordner zeigen</translation>
  </message>
  <message>
   <source>Show the home folder</source>
   <translation>Home-Ordner zeigen</translation>
  </message>
  <message>
   <source>Show the line</source>
   <translation>Zeile zeigen</translation>
  </message>
  <message>
   <source>Show the overview of the plan</source>
   <translation>Planübersicht zeigen</translation>
  </message>
  <message>
   <source>Show the plan as {view}</source>
   <translation>Plan als {view} zeigen</translation>
  </message>
  <message>
   <source>Show the result</source>
   <translation>Ergebnis zeigen</translation>
  </message>
  <message>
   <source>Show this device's own line to the other one: `segue device add`.</source>
   <translation>Zeig dem anderen die Zeile dieses Geräts: `segue device add`.</translation>
  </message>
  <message>
   <source>Show when the plan may end</source>
   <translation>Zeigen, wann der Plan enden kann</translation>
  </message>
  <message>
   <source>Show where it is</source>
   <translation>Zeigen, wo es sie gibt</translation>
  </message>
  <message>
   <source>Show who approved it</source>
   <translation>Zeigen, wer freigegeben hat</translation>
  </message>
  <message>
   <source>Show your files</source>
   <translation>Deine Dateien zeigen</translation>
  </message>
  <message>
   <source>Show {name} nothing more</source>
   <translation>{name} nichts mehr zeigen</translation>
  </message>
  <message>
   <source>Show {stage} in the plan</source>
   <translation>{stage} im Plan zeigen</translation>
  </message>
  <message>
   <source>Show “{title}” in the inspector</source>
   <translation>„{title}“ im Inspektor zeigen</translation>
  </message>
  <message>
   <source>Shown takes</source>
   <translation>Ihnen werden Takes gezeigt</translation>
  </message>
  <message>
   <source>Shown to you {n}</source>
   <translation>Dir gezeigt {n}</translation>
  </message>
  <message>
   <source>Shutting a person out means not renewing; keys that are out stay good until they end.</source>
   <translation>Eine Person auszuschließen heißt, nicht zu erneuern; ausgegebene Schlüssel gelten, bis sie enden.</translation>
  </message>
  <message>
   <source>Sign a permission for 30 s of this in their portfolio page, as a file to send them</source>
   <translation>Die Erlaubnis unterschreiben, 30 s davon auf der Portfolio-Seite zu zeigen, als Datei zum Verschicken</translation>
  </message>
  <message>
   <source>Signed terms cannot be changed.</source>
   <translation>Signierte Bedingungen stehen fest.</translation>
  </message>
  <message>
   <source>Silence accepts it {when}.</source>
   <translation>Schweigen nimmt ihn an: {when}.</translation>
  </message>
  <message>
   <source>Silence after, s</source>
   <translation>Stille danach, s</translation>
  </message>
  <message>
   <source>Silence agrees {when}.</source>
   <translation>Schweigen stimmt zu: {when}.</translation>
  </message>
  <message>
   <source>Silence at start, most ms</source>
   <translation>Stille am Anfang, höchstens ms</translation>
  </message>
  <message>
   <source>Silence before, s</source>
   <translation>Stille davor, s</translation>
  </message>
  <message>
   <source>Since take {n}: {seconds} s differ</source>
   <translation>Seit Take {n}: {seconds} s anders</translation>
  </message>
  <message>
   <source>Since take {n}: {what}</source>
   <translation>Seit Take {n}: {what}</translation>
  </message>
  <message>
   <source>Six words that it shows too, once it has the answer: {words}</source>
   <translation>Sechs Wörter, die auch das Gerät zeigt, sobald es die Antwort hat: {words}</translation>
  </message>
  <message>
   <source>Six words that the first device shows too: {words}</source>
   <translation>Sechs Wörter, die auch das erste Gerät zeigt: {words}</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>Größe</translation>
  </message>
  <message>
   <source>Size of text, from the next start on</source>
   <translation>Textgröße, ab dem nächsten Start</translation>
  </message>
  <message>
   <source>Skills</source>
   <translation>Fähigkeiten</translation>
  </message>
  <message>
   <source>Slack</source>
   <translation>Puffer</translation>
  </message>
  <message>
   <source>Smallest size, pixels</source>
   <translation>Kleinste Größe, Pixel</translation>
  </message>
  <message>
   <source>So that you know it from the others.</source>
   <translation>Damit du es von den anderen unterscheidest.</translation>
  </message>
  <message>
   <source>Society</source>
   <translation>Verwertungsgesellschaft</translation>
  </message>
  <message>
   <source>Solo</source>
   <translation>Solo</translation>
  </message>
  <message>
   <source>Solo (S): hear only this, in this window; with Ctrl every other solo ends</source>
   <translation>Solo (S): nur das hören, in diesem Fenster; mit Strg endet jedes andere Solo</translation>
  </message>
  <message>
   <source>Solo the chosen lane</source>
   <translation>Gewählte Spur allein hören</translation>
  </message>
  <message>
   <source>Somebody called “{0}” is shown takes of “{1}” already.</source>
   <translation>Jemandem namens „{0}“ werden schon Takes von „{1}“ gezeigt.</translation>
  </message>
  <message>
   <source>Somebody changed the markers meanwhile; look again, then change it.</source>
   <translation>Jemand hat die Marken inzwischen geändert; sieh noch einmal nach und ändere sie dann.</translation>
  </message>
  <message>
   <source>Somebody changed the storage behind Segue's back, or a backup was put in its place. This production is read-only here until its owner has looked at it.</source>
   <translation>Jemand hat den Speicher an Segue vorbei verändert, oder ein Backup liegt an seiner Stelle. Diese Produktion lässt sich hier nur lesen, bis ihr Eigentümer nachgesehen hat.</translation>
  </message>
  <message>
   <source>Somebody counts on that date; as the plan stands it is not kept.</source>
   <translation>Jemand verlässt sich auf diesen Termin; so wie der Plan steht, wird er nicht gehalten.</translation>
  </message>
  <message>
   <source>Somebody else is writing the same object.</source>
   <translation>Jemand anderes schreibt gerade dasselbe Objekt.</translation>
  </message>
  <message>
   <source>Somebody else is writing.</source>
   <translation>Jemand anderes schreibt gerade.</translation>
  </message>
  <message>
   <source>Somebody else was chosen. Nothing to do.</source>
   <translation>Jemand anderes wurde ausgewählt. Nichts zu tun.</translation>
  </message>
  <message>
   <source>Somebody else was chosen. You are owed {0}.</source>
   <translation>Jemand anderes wurde ausgewählt. Dir stehen {0} zu.</translation>
  </message>
  <message>
   <source>Somebody else: their name</source>
   <translation>Jemand anderes: der Name</translation>
  </message>
  <message>
   <source>Somebody new</source>
   <translation>Jemand Neues</translation>
  </message>
  <message>
   <source>Somebody to be asked next for “{0}” has no usable name.</source>
   <translation>Jemand, der als Nächstes für „{0}“ gefragt werden soll, hat keinen brauchbaren Namen.</translation>
  </message>
  <message>
   <source>Somebody was not let in</source>
   <translation>Jemand wurde nicht hereingelassen</translation>
  </message>
  <message>
   <source>Somebody who hears no difference gets a result this clear in 1 of {n} comparisons: a leaning, no proof.</source>
   <translation>Wer keinen Unterschied hört, bekommt ein so klares Ergebnis in 1 von {n} Vergleichen: eine Neigung, kein Beweis.</translation>
  </message>
  <message>
   <source>Somebody who hears no difference gets a result this clear in only 1 of {n} comparisons: you very likely do hear one.</source>
   <translation>Wer keinen Unterschied hört, bekommt ein so klares Ergebnis nur in 1 von {n} Vergleichen: Du hörst sehr wahrscheinlich einen.</translation>
  </message>
  <message>
   <source>Somebody who hears no difference often gets this result: it says nothing.</source>
   <translation>Wer keinen Unterschied hört, bekommt dieses Ergebnis oft: Es sagt nichts.</translation>
  </message>
  <message>
   <source>Someone sent you a file or a line of text. After this you see what it is, what it pays and what you get; nothing is agreed before you accept.</source>
   <translation>Jemand hat dir eine Datei oder eine Textzeile geschickt. Danach siehst du, was es ist, was es einbringt und was du bekommst; nichts ist vereinbart, bevor du annimmst.</translation>
  </message>
  <message>
   <source>Someone sent you a file or a line of text. Drop it anywhere in this window, or paste it.</source>
   <translation>Jemand hat dir eine Datei oder eine Textzeile geschickt. Zieh sie irgendwo in dieses Fenster oder füge sie ein.</translation>
  </message>
  <message>
   <source>Something came in the way</source>
   <translation>Etwas kam dazwischen</translation>
  </message>
  <message>
   <source>Something could not be sent or fetched</source>
   <translation>Etwas ließ sich nicht senden oder holen</translation>
  </message>
  <message>
   <source>Something else already has this name; it was left alone.</source>
   <translation>Etwas anderes heißt schon so; es blieb unberührt.</translation>
  </message>
  <message>
   <source>Something is drawn on “{name}”, which is not on this machine.</source>
   <translation>Auf „{name}“ ist etwas eingezeichnet, aber die Datei ist nicht auf diesem Rechner.</translation>
  </message>
  <message>
   <source>Something is in the way, see above; a draft can be made all the same.</source>
   <translation>Etwas ist im Weg, siehe oben; ein Entwurf geht trotzdem.</translation>
  </message>
  <message>
   <source>Something is there already.</source>
   <translation>Dort ist schon etwas.</translation>
  </message>
  <message>
   <source>Something is wrong</source>
   <translation>Etwas stimmt nicht</translation>
  </message>
  <message>
   <source>Something keeps taking the place of what ends the log there.</source>
   <translation>Dort setzt sich immer wieder etwas an die Stelle, die das Protokoll beendet.</translation>
  </message>
  <message>
   <source>Something lies in this folder already; your files would be mixed with it.</source>
   <translation>In diesem Ordner liegt schon etwas; deine Dateien würden damit vermischt.</translation>
  </message>
  <message>
   <source>Something of this production lies there already.</source>
   <translation>Dort liegt schon etwas von dieser Produktion.</translation>
  </message>
  <message>
   <source>Something went wrong</source>
   <translation>Etwas ist schiefgegangen</translation>
  </message>
  <message>
   <source>Something went wrong inside Segue</source>
   <translation>In Segue ist etwas schiefgegangen</translation>
  </message>
  <message>
   <source>Song</source>
   <translation>Song</translation>
  </message>
  <message>
   <source>Sort the table by this column</source>
   <translation>Tabelle nach dieser Spalte sortieren</translation>
  </message>
  <message>
   <source>Sound</source>
   <translation>Ton</translation>
  </message>
  <message>
   <source>Sound cannot be put to “{0}”.</source>
   <translation>Zu „{0}“ lässt sich kein Ton legen.</translation>
  </message>
  <message>
   <source>Sound is not available: a system library is missing. Playing silently.</source>
   <translation>Ton geht nicht: Eine Systembibliothek fehlt. Die Wiedergabe läuft stumm.</translation>
  </message>
  <message>
   <source>Sound is played at {0} to {1} times its speed, not {2}.</source>
   <translation>Ton wird mit dem {0}- bis {1}-Fachen seines Tempos gespielt, nicht mit dem {2}-Fachen.</translation>
  </message>
  <message>
   <source>Sound of {0} channels at {1} Hz cannot be put into {2}.</source>
   <translation>Ton mit {0} Kanälen bei {1} Hz passt nicht in {2}.</translation>
  </message>
  <message>
   <source>Sound, where it is permitted</source>
   <translation>Ton, wo er erlaubt ist</translation>
  </message>
  <message>
   <source>Speed</source>
   <translation>Geschwindigkeit</translation>
  </message>
  <message>
   <source>Speed {speed}</source>
   <translation>Geschwindigkeit {speed}</translation>
  </message>
  <message>
   <source>Speed, at the same pitch (Alt Up, Alt Down)</source>
   <translation>Geschwindigkeit bei gleicher Tonhöhe (Alt Auf, Alt Ab)</translation>
  </message>
  <message>
   <source>Split in two</source>
   <translation>In zwei teilen</translation>
  </message>
  <message>
   <source>Split it into several productions.</source>
   <translation>Teile sie auf mehrere Produktionen auf.</translation>
  </message>
  <message>
   <source>Split it into several sessions.</source>
   <translation>Teile sie auf mehrere Sessions auf.</translation>
  </message>
  <message>
   <source>Split it into stems.</source>
   <translation>Teile sie in Stems auf.</translation>
  </message>
  <message>
   <source>Split it, or bounce its tracks.</source>
   <translation>Teile sie, oder bounce ihre Spuren.</translation>
  </message>
  <message>
   <source>Split sheet</source>
   <translation>Split Sheet</translation>
  </message>
  <message>
   <source>Split sheet…</source>
   <translation>Split Sheet…</translation>
  </message>
  <message>
   <source>Spread</source>
   <translation>Streuung</translation>
  </message>
  <message>
   <source>Spread: how much of the difference between early and late ends goes with this stage. On the way: in how many plays it was on the path that held the end.</source>
   <translation>Streuung: wie viel vom Unterschied zwischen frühem und spätem Ende mit diesem Schritt einhergeht. Auf dem Weg: in wie vielen Durchläufen er auf dem Pfad lag, der das Ende bestimmte.</translation>
  </message>
  <message>
   <source>Stage</source>
   <translation>Schritt</translation>
  </message>
  <message>
   <source>Stages</source>
   <translation>Schritte</translation>
  </message>
  <message>
   <source>Stages and tracks</source>
   <translation>Schritte und Spuren</translation>
  </message>
  <message>
   <source>Stages of two productions cannot be linked.</source>
   <translation>Schritte zweier Produktionen lassen sich nicht verbinden.</translation>
  </message>
  <message>
   <source>Stages that are known already are changed, all others are added. Nothing is taken away.</source>
   <translation>Schritte, die schon bekannt sind, werden geändert, alle anderen hinzugefügt. Nichts wird entfernt.</translation>
  </message>
  <message>
   <source>Stages that have moved most come first.</source>
   <translation>Die am weitesten verschobenen Schritte stehen oben.</translation>
  </message>
  <message>
   <source>Stale</source>
   <translation>Veraltet</translation>
  </message>
  <message>
   <source>Start</source>
   <translation>Beginn</translation>
  </message>
  <message>
   <source>Start Segue as usual to go on working. Your productions are as they were.</source>
   <translation>Starte Segue wie sonst, um weiterzuarbeiten. Deine Produktionen sind, wie sie waren.</translation>
  </message>
  <message>
   <source>Start a production</source>
   <translation>Produktion beginnen</translation>
  </message>
  <message>
   <source>Start all that it waits for as early as they can</source>
   <translation>Alles, worauf er wartet, so früh wie möglich beginnen</translation>
  </message>
  <message>
   <source>Start it again when you like; nothing was left half done.</source>
   <translation>Starte es neu, wann du magst; nichts blieb halb fertig.</translation>
  </message>
  <message>
   <source>Start it again when you like; what was begun goes on where it was.</source>
   <translation>Starte es neu, wann du magst; Begonnenes geht dort weiter, wo es war.</translation>
  </message>
  <message>
   <source>Start it as early as it can</source>
   <translation>So früh wie möglich beginnen</translation>
  </message>
  <message>
   <source>Start it in a desktop session, or use the command line: `segue --help`.</source>
   <translation>Starte es in einer Desktop-Sitzung, oder nimm die Befehlszeile: `segue --help`.</translation>
  </message>
  <message>
   <source>Start one (`segue new TITLE --depot DIR`), or open an invitation (`segue open PASS`).</source>
   <translation>Beginne eine (`segue new TITLE --depot DIR`), oder öffne eine Einladung (`segue open PASS`).</translation>
  </message>
  <message>
   <source>Start the production</source>
   <translation>Produktion beginnen</translation>
  </message>
  <message>
   <source>Start {0} when {1} is done</source>
   <translation>{0} beginnen, wenn {1} fertig ist</translation>
  </message>
  <message>
   <source>Starts</source>
   <translation>Beginnt</translation>
  </message>
  <message>
   <source>Starts no earlier than</source>
   <translation>Beginnt frühestens am</translation>
  </message>
  <message>
   <source>State</source>
   <translation>Status</translation>
  </message>
  <message>
   <source>State minutes</source>
   <translation>Minuten angeben</translation>
  </message>
  <message>
   <source>Statement</source>
   <translation>Saldenübersicht</translation>
  </message>
  <message>
   <source>Statement with a person…</source>
   <translation>Abrechnung mit einer Person…</translation>
  </message>
  <message>
   <source>Statement…</source>
   <translation>Saldenübersicht…</translation>
  </message>
  <message>
   <source>States</source>
   <translation>Status</translation>
  </message>
  <message>
   <source>Stays for now</source>
   <translation>Bleibt vorerst</translation>
  </message>
  <message>
   <source>Stem</source>
   <translation>Stem</translation>
  </message>
  <message>
   <source>Stem {0}</source>
   <translation>Stem {0}</translation>
  </message>
  <message>
   <source>Stems</source>
   <translation>Stems</translation>
  </message>
  <message>
   <source>Stems cannot be made by “{0}”.</source>
   <translation>Nach „{0}“ lassen sich keine Stems erstellen.</translation>
  </message>
  <message>
   <source>Still missing: {names}. </source>
   <translation>Noch fehlt: {names}. </translation>
  </message>
  <message>
   <source>Still owed, which does not stand in the way:</source>
   <translation>Noch offen, was aber nicht im Weg steht:</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Anhalten</translation>
  </message>
  <message>
   <source>Stop sharing</source>
   <translation>Nicht mehr teilen</translation>
  </message>
  <message>
   <source>Stop sharing the folder with this person, by the means of your system.</source>
   <translation>Teile den Ordner nicht mehr mit dieser Person, mit den Mitteln deines Systems.</translation>
  </message>
  <message>
   <source>Stop: {what}</source>
   <translation>Anhalten: {what}</translation>
  </message>
  <message>
   <source>Stopped</source>
   <translation>Gestoppt</translation>
  </message>
  <message>
   <source>Stopped while the folder with your files was being changed.</source>
   <translation>Angehalten, während der Ordner mit deinen Dateien gewechselt wurde.</translation>
  </message>
  <message>
   <source>Stopped while waiting; nothing was changed.</source>
   <translation>Beim Warten angehalten; geändert wurde nichts.</translation>
  </message>
  <message>
   <source>Stopped: the rest goes the next time.</source>
   <translation>Angehalten: Der Rest ist das nächste Mal dran.</translation>
  </message>
  <message>
   <source>Stopping…</source>
   <translation>Wird angehalten …</translation>
  </message>
  <message>
   <source>Storage</source>
   <translation>Speicher</translation>
  </message>
  <message>
   <source>Storage care</source>
   <translation>Speicherpflege</translation>
  </message>
  <message>
   <source>Storages sign no link for longer than {n} days. Share it again when they are over.</source>
   <translation>Kein Speicher signiert einen Link für länger als {n} Tage. Danach teilst du die Seite neu.</translation>
  </message>
  <message>
   <source>Storages whose keys are on this computer; another address can be written.</source>
   <translation>Speicher, deren Schlüssel auf diesem Rechner sind; eine andere Adresse lässt sich eintragen.</translation>
  </message>
  <message>
   <source>Strangers' files in the shared folder</source>
   <translation>Fremde Dateien im geteilten Ordner</translation>
  </message>
  <message>
   <source>Street, postal code and town, a line each</source>
   <translation>Straße, Postleitzahl und Ort, je eine Zeile</translation>
  </message>
  <message>
   <source>SubRip and WebVTT: text that opens</source>
   <translation>SubRip und WebVTT: Text, der sich öffnen lässt</translation>
  </message>
  <message>
   <source>Subtitles</source>
   <translation>Untertitel</translation>
  </message>
  <message>
   <source>Such as 09:00–17:00, or 09:00–12:00, 13:00–18:00 with a break.</source>
   <translation>Etwa 09:00–17:00 oder mit Pause 09:00–12:00, 13:00–18:00.</translation>
  </message>
  <message>
   <source>Such as an IBAN</source>
   <translation>Etwa eine IBAN</translation>
  </message>
  <message>
   <source>Sure? {n} other is told</source>
   <translation>Sicher? {n} andere Person erfährt es</translation>
  </message>
  <message>
   <source>Sure? {n} others are told</source>
   <translation>Sicher? {n} andere erfahren es</translation>
  </message>
  <message>
   <source>Synced by another window</source>
   <translation>Anderes Fenster gleicht ab</translation>
  </message>
  <message>
   <source>Synced {ago}</source>
   <translation>Abgeglichen {ago}</translation>
  </message>
  <message>
   <source>Synchronise (`segue sync --once`), then close it.</source>
   <translation>Gleiche ab (`segue sync --once`), und schließe sie dann ab.</translation>
  </message>
  <message>
   <source>Synchronise again in a while; the owner's computer sends them.</source>
   <translation>Gleiche in einer Weile noch einmal ab; der Rechner des Eigentümers schickt sie.</translation>
  </message>
  <message>
   <source>Synchronise again. If it stays, see `segue debug room`. Nothing was overwritten.</source>
   <translation>Gleiche noch einmal ab. Bleibt es so, siehe `segue debug room`. Nichts wurde überschrieben.</translation>
  </message>
  <message>
   <source>Synchronise again; if it stays, the storage has damaged the object.</source>
   <translation>Gleiche noch einmal ab; bleibt es so, hat der Speicher das Objekt beschädigt.</translation>
  </message>
  <message>
   <source>Synchronise again; if it stays, the storage has damaged the object. What was read before is safe.</source>
   <translation>Gleiche noch einmal ab; bleibt es so, hat der Speicher das Objekt beschädigt. Was vorher gelesen wurde, ist sicher.</translation>
  </message>
  <message>
   <source>Synchronise again; it goes on by itself.</source>
   <translation>Gleiche noch einmal ab; es geht von selbst weiter.</translation>
  </message>
  <message>
   <source>Synchronise and wait until its files are here and checked.</source>
   <translation>Gleiche ab, und warte, bis seine Dateien da und geprüft sind.</translation>
  </message>
  <message>
   <source>Synchronise first, or save the notes as labels or a table.</source>
   <translation>Gleiche zuerst ab, oder speichere die Notizen als Textmarken oder Tabelle.</translation>
  </message>
  <message>
   <source>Synchronise first.</source>
   <translation>Gleiche zuerst ab.</translation>
  </message>
  <message>
   <source>Synchronise in a while (`segue sync --once`); the owner has to be online once.</source>
   <translation>Gleiche in einer Weile ab (`segue sync --once`); der Eigentümer muss einmal online sein.</translation>
  </message>
  <message>
   <source>Synchronise in a while; a device that decides here sends it.</source>
   <translation>Gleiche in einer Weile ab; ein Gerät, das hier entscheidet, schickt ihn.</translation>
  </message>
  <message>
   <source>Synchronise in a while; another device lets it in.</source>
   <translation>Gleiche in einer Weile ab; ein anderes Gerät lässt es herein.</translation>
  </message>
  <message>
   <source>Synchronise until the files of both takes are on this machine.</source>
   <translation>Gleiche ab, bis die Dateien beider Takes auf diesem Rechner sind.</translation>
  </message>
  <message>
   <source>Synchronise while it is on. If it is lost: `segue lead take --lost`.</source>
   <translation>Gleiche ab, während es an ist. Ist es verloren: `segue lead take --lost`.</translation>
  </message>
  <message>
   <source>Synchronise while the other device is on. If that one is lost, take over from it.</source>
   <translation>Gleiche ab, während das andere Gerät an ist. Ist es verloren, übernimm von ihm.</translation>
  </message>
  <message>
   <source>Synchronise, and it comes to its end; afterwards it can be moved back.</source>
   <translation>Gleiche ab, dann kommt der Umzug zum Ende; danach kannst du sie wieder zurückholen.</translation>
  </message>
  <message>
   <source>Synchronise, and try again when the owner's computer has.</source>
   <translation>Gleiche ab und versuche es wieder, wenn der Rechner des Eigentümers es getan hat.</translation>
  </message>
  <message>
   <source>Synchronise, or wait until it has arrived.</source>
   <translation>Gleiche ab, oder warte, bis es angekommen ist.</translation>
  </message>
  <message>
   <source>Synchronise, then assemble again.</source>
   <translation>Gleiche ab, und stelle dann neu zusammen.</translation>
  </message>
  <message>
   <source>Synchronise, then repair under Storage care.</source>
   <translation>Gleiche ab, dann repariere unter Speicherpflege.</translation>
  </message>
  <message>
   <source>Synchronise, then try again.</source>
   <translation>Synchronisiere, dann versuche es noch einmal.</translation>
  </message>
  <message>
   <source>Synchronise, with both places in reach: it goes over by itself.</source>
   <translation>Gleiche ab, wenn beide Orte erreichbar sind: Dann zieht sie von selbst um.</translation>
  </message>
  <message>
   <source>Syncing</source>
   <translation>Wird abgeglichen</translation>
  </message>
  <message>
   <source>TV mix</source>
   <translation>TV-Mix</translation>
  </message>
  <message>
   <source>Table</source>
   <translation>Tabelle</translation>
  </message>
  <message>
   <source>Table (*.csv)</source>
   <translation>Tabelle (*.csv)</translation>
  </message>
  <message>
   <source>Tags of {0}</source>
   <translation>Tags für {0}</translation>
  </message>
  <message>
   <source>Take</source>
   <translation>Take</translation>
  </message>
  <message>
   <source>Take alone</source>
   <translation>Take allein</translation>
  </message>
  <message>
   <source>Take deliveries in, approve, ask for changes, answer notes, write the checklist</source>
   <translation>Abgaben annehmen, freigeben, Änderungen verlangen, Notizen beantworten, die Checkliste schreiben</translation>
  </message>
  <message>
   <source>Take it in</source>
   <translation>Übernehmen</translation>
  </message>
  <message>
   <source>Take it out of the folder with your files, then try again.</source>
   <translation>Nimm sie aus dem Ordner mit deinen Dateien, dann versuche es noch einmal.</translation>
  </message>
  <message>
   <source>Take off the checklist: {text}</source>
   <translation>Von der Checkliste nehmen: {text}</translation>
  </message>
  <message>
   <source>Take on the role from which people's temporary keys come.</source>
   <translation>Die Rolle übernehmen, aus der die vorübergehenden Schlüssel der Leute kommen.</translation>
  </message>
  <message>
   <source>Take one at a time.</source>
   <translation>Nimm immer nur eine auf einmal.</translation>
  </message>
  <message>
   <source>Take one in again: `segue recipe unmute STAGE`, or the M beside its lane.</source>
   <translation>Nimm einen wieder auf: `segue recipe unmute STAGE` oder das M neben dem Kanal.</translation>
  </message>
  <message>
   <source>Take out of the production…</source>
   <translation>Aus der Produktion entfernen…</translation>
  </message>
  <message>
   <source>Take over first, under Settings, Devices.</source>
   <translation>Übernimm zuerst, unter Einstellungen, Geräte.</translation>
  </message>
  <message>
   <source>Take over first: `segue lead take --lost {0}`.</source>
   <translation>Übernimm zuerst: `segue lead take --lost {0}`.</translation>
  </message>
  <message>
   <source>Take over on this device</source>
   <translation>Auf diesem Gerät übernehmen</translation>
  </message>
  <message>
   <source>Take the copies away</source>
   <translation>Kopien wegnehmen</translation>
  </message>
  <message>
   <source>Take the date of {0} away</source>
   <translation>Den Termin von {0} entfernen</translation>
  </message>
  <message>
   <source>Take the last shape back</source>
   <translation>Letzte Form zurücknehmen</translation>
  </message>
  <message>
   <source>Take the nearest possible value</source>
   <translation>Nächsten möglichen Wert nehmen</translation>
  </message>
  <message>
   <source>Take the offer back</source>
   <translation>Angebot zurückziehen</translation>
  </message>
  <message>
   <source>Take the offer to {name} back</source>
   <translation>Angebot an {name} zurückziehen</translation>
  </message>
  <message>
   <source>Take them out</source>
   <translation>Entfernen</translation>
  </message>
  <message>
   <source>Take them over with your recovery file: `segue lead take --lost --recover FILE {0}`.</source>
   <translation>Übernimm sie mit deiner Wiederherstellungsdatei: `segue lead take --lost --recover FILE {0}`.</translation>
  </message>
  <message>
   <source>Take this file out</source>
   <translation>Diese Datei herausnehmen</translation>
  </message>
  <message>
   <source>Take this note out</source>
   <translation>Diese Notiz entfernen</translation>
  </message>
  <message>
   <source>Take {0} came back: a check failed at {1}'s. Mend it and deliver take {2}.{3}</source>
   <translation>Take {0} kam zurück: Bei {1} fiel eine Prüfung durch. Bring es in Ordnung und gib Take {2} ab.{3}</translation>
  </message>
  <message>
   <source>Take {0} from {1} is arriving. It is checked here when all of it is there.</source>
   <translation>Take {0} von {1} kommt an. Er wird hier geprüft, sobald alles da ist.</translation>
  </message>
  <message>
   <source>Take {0} is not the latest one of “{1}”; take {2} is.</source>
   <translation>Take {0} ist nicht der neueste von „{1}“, sondern Take {2}.</translation>
  </message>
  <message>
   <source>Take {0} of “{1}” has not arrived whole yet.</source>
   <translation>Take {0} von „{1}“ ist noch nicht ganz angekommen.</translation>
  </message>
  <message>
   <source>Take {0} of “{1}” was chosen and is not an approved one that is known here; take {2} is heard instead.</source>
   <translation>Take {0} von „{1}“ wurde gewählt, ist hier aber nicht als freigegeben bekannt; stattdessen ist Take {2} zu hören.</translation>
  </message>
  <message>
   <source>Take {0} was approved by silence: the review time passed</source>
   <translation>Take {0} wurde durch Schweigen freigegeben: Die Zeit zur Durchsicht ist um</translation>
  </message>
  <message>
   <source>Take {name} out</source>
   <translation>{name} entfernen</translation>
  </message>
  <message>
   <source>Take {name} out of the line</source>
   <translation>{name} aus der Reihe nehmen</translation>
  </message>
  <message>
   <source>Take {n}</source>
   <translation>Take {n}</translation>
  </message>
  <message>
   <source>Take {n} by {name}</source>
   <translation>Take {n} von {name}</translation>
  </message>
  <message>
   <source>Take {n} is announced by {name}; its files are on their way.</source>
   <translation>{name} hat Take {n} angekündigt; die Dateien sind unterwegs.</translation>
  </message>
  <message>
   <source>Take {n} is approved</source>
   <translation>Take {n} ist freigegeben</translation>
  </message>
  <message>
   <source>Take {n} is approved by silence</source>
   <translation>Take {n} ist durch Schweigen freigegeben</translation>
  </message>
  <message>
   <source>Take {n} is arriving, {percent} %.</source>
   <translation>Take {n} kommt an, {percent} %.</translation>
  </message>
  <message>
   <source>Take {n} is handed in</source>
   <translation>Take {n} ist abgegeben</translation>
  </message>
  <message>
   <source>Take {n} is on its way</source>
   <translation>Take {n} ist unterwegs</translation>
  </message>
  <message>
   <source>Take {n} is read, not heard: its files lie in the folder.</source>
   <translation>Take {n} wird gelesen, nicht gehört: Seine Dateien liegen im Ordner.</translation>
  </message>
  <message>
   <source>Take {n} is with {name}</source>
   <translation>Take {n} ist bei {name}</translation>
  </message>
  <message>
   <source>Take {n} of {title} is approved.</source>
   <translation>Take {n} von {title} ist freigegeben.</translation>
  </message>
  <message>
   <source>Take {n} of {title} is in.</source>
   <translation>Take {n} von {title} ist da.</translation>
  </message>
  <message>
   <source>Take {n} stands as it is</source>
   <translation>Take {n} bleibt, wie er ist</translation>
  </message>
  <message>
   <source>Take {n} was chosen and is not an approved one.</source>
   <translation>Take {n} wurde gewählt, ist aber nicht freigegeben.</translation>
  </message>
  <message>
   <source>Take {n} went back: a check failed here. No round was used.</source>
   <translation>Take {n} ging zurück: Hier fiel eine Prüfung durch. Es kostete keine Runde.</translation>
  </message>
  <message>
   <source>Take {n} · {track} · {production}</source>
   <translation>Take {n} · {track} · {production}</translation>
  </message>
  <message>
   <source>Take {n}, {kind}</source>
   <translation>Take {n}, {kind}</translation>
  </message>
  <message>
   <source>Take {n}, {name}</source>
   <translation>Take {n}, {name}</translation>
  </message>
  <message>
   <source>Takes</source>
   <translation>Takes</translation>
  </message>
  <message>
   <source>Takes are turned down to the loudness of the softest, since the louder one always seems better; click to hear them as they are</source>
   <translation>Takes werden auf die Lautheit des leisesten gesenkt, denn der lautere wirkt immer besser; klicken, um sie zu hören, wie sie sind</translation>
  </message>
  <message>
   <source>Takes of more than four hours are not compared.</source>
   <translation>Takes von mehr als vier Stunden werden nicht verglichen.</translation>
  </message>
  <message>
   <source>Takes part as</source>
   <translation>Wirkt mit als</translation>
  </message>
  <message>
   <source>Takes stand here as soon as there are any.</source>
   <translation>Takes stehen hier, sobald es welche gibt.</translation>
  </message>
  <message>
   <source>Takes that you are shown</source>
   <translation>Takes, die dir gezeigt werden</translation>
  </message>
  <message>
   <source>Taking in {0}</source>
   <translation>{0} wird aufgenommen</translation>
  </message>
  <message>
   <source>Taking in {name}</source>
   <translation>{name} wird übernommen</translation>
  </message>
  <message>
   <source>Taking over…</source>
   <translation>Wird übernommen…</translation>
  </message>
  <message>
   <source>Taking the copies away…</source>
   <translation>Die Kopien werden weggenommen …</translation>
  </message>
  <message>
   <source>Taking them out…</source>
   <translation>Wird entfernt…</translation>
  </message>
  <message>
   <source>Tax</source>
   <translation>Steuer</translation>
  </message>
  <message>
   <source>Tax is worked out once on each invoice's total and rounded half up to the smallest unit.</source>
   <translation>Die Steuer wird auf die Summe jeder Rechnung einmal berechnet und kaufmännisch auf die kleinste Einheit gerundet.</translation>
  </message>
  <message>
   <source>Tax on top</source>
   <translation>Steuer obendrauf</translation>
  </message>
  <message>
   <source>Tax or VAT number</source>
   <translation>Steuernummer oder USt-IdNr.</translation>
  </message>
  <message>
   <source>Tell the others where it lies now: {url}</source>
   <translation>Sag den anderen, wo sie jetzt liegt: {url}</translation>
  </message>
  <message>
   <source>Tell {who} how it was, if you like</source>
   <translation>{who} sagen, wie es war, wenn du magst</translation>
  </message>
  <message>
   <source>Tempo</source>
   <translation>Tempo</translation>
  </message>
  <message>
   <source>Tempo of the production</source>
   <translation>Tempo der Produktion</translation>
  </message>
  <message>
   <source>Temporary keys</source>
   <translation>Befristete Schlüssel</translation>
  </message>
  <message>
   <source>Temporary keys need a role.</source>
   <translation>Befristete Schlüssel brauchen eine Rolle.</translation>
  </message>
  <message>
   <source>Temporary keys that last 7 days: this computer has to be online every few days. Your keys have to be those of a user, not of a service account.</source>
   <translation>Vorübergehende Schlüssel für 7 Tage: Dieser Rechner muss alle paar Tage online sein. Deine Schlüssel müssen die eines Benutzers sein, nicht die eines Dienstkontos.</translation>
  </message>
  <message>
   <source>Temporary keys that this computer signs by itself, good for 7 days and renewed by then.</source>
   <translation>Vorübergehende Schlüssel, die dieser Rechner selbst signiert, 7 Tage gültig und bis dahin erneuert.</translation>
  </message>
  <message>
   <source>Temporary keys: only if this computer is on and online daily, for they end within hours.</source>
   <translation>Vorübergehende Schlüssel: nur wenn dieser Rechner täglich an und online ist, denn sie enden nach Stunden.</translation>
  </message>
  <message>
   <source>Terms</source>
   <translation>Bedingungen</translation>
  </message>
  <message>
   <source>Terms have been begun but not sent.</source>
   <translation>Bedingungen sind angefangen, aber nicht gesendet.</translation>
  </message>
  <message>
   <source>Terms offered</source>
   <translation>Angebotene Bedingungen</translation>
  </message>
  <message>
   <source>Terms you signed {day}</source>
   <translation>Bedingungen, von dir signiert {day}</translation>
  </message>
  <message>
   <source>Terms, rights, names and hashes as a PDF</source>
   <translation>Bedingungen, Rechte, Namen und Hashes als PDF</translation>
  </message>
  <message>
   <source>Test against the mix</source>
   <translation>Gegen den Mix prüfen</translation>
  </message>
  <message>
   <source>Test connection</source>
   <translation>Verbindung testen</translation>
  </message>
  <message>
   <source>Text of the licence</source>
   <translation>Text der Lizenz</translation>
  </message>
  <message>
   <source>That cannot be done now: there is nothing yet that it could be done with.</source>
   <translation>Das geht jetzt nicht: Es gibt noch nichts, womit es ginge.</translation>
  </message>
  <message>
   <source>That is not possible now</source>
   <translation>Das ist jetzt nicht möglich</translation>
  </message>
  <message>
   <source>That is right if you keep it elsewhere. Try below whether you still have the right one.</source>
   <translation>Das ist richtig, wenn du sie woanders aufbewahrst. Probier unten, ob du noch die richtige hast.</translation>
  </message>
  <message>
   <source>That would be a loop: {0}.</source>
   <translation>Das wäre ein Kreis: {0}.</translation>
  </message>
  <message>
   <source>The JSON is not in its canonical form (order of keys, a key twice, white space or spelling).</source>
   <translation>Das JSON hat nicht seine kanonische Form (Reihenfolge der Schlüssel, ein Schlüssel doppelt, Leerraum oder Schreibweise).</translation>
  </message>
  <message>
   <source>The address cannot be reached</source>
   <translation>Die Adresse ist nicht erreichbar</translation>
  </message>
  <message>
   <source>The address cannot be read</source>
   <translation>Die Adresse kann nicht gelesen werden</translation>
  </message>
  <message>
   <source>The address leads on to one that is not https; it was not followed.</source>
   <translation>Die Adresse führt weiter zu einer, die nicht https ist; ihr wurde nicht gefolgt.</translation>
  </message>
  <message>
   <source>The address of Backblaze's API begins with https://.</source>
   <translation>Die Adresse der Backblaze-API beginnt mit https://.</translation>
  </message>
  <message>
   <source>The agreement is saved</source>
   <translation>Die Vereinbarung ist gespeichert</translation>
  </message>
  <message>
   <source>The answer certifies another device.</source>
   <translation>Die Antwort bestätigt ein anderes Gerät.</translation>
  </message>
  <message>
   <source>The answer ended in its head.</source>
   <translation>Die Antwort endete mitten im Kopf.</translation>
  </message>
  <message>
   <source>The answer for the new device</source>
   <translation>Die Antwort für das neue Gerät</translation>
  </message>
  <message>
   <source>The answer has no proper length.</source>
   <translation>Die Antwort hat keine gültige Länge.</translation>
  </message>
  <message>
   <source>The answer of the first device</source>
   <translation>Die Antwort des ersten Geräts</translation>
  </message>
  <message>
   <source>The answer's head is too long.</source>
   <translation>Der Kopf der Antwort ist zu lang.</translation>
  </message>
  <message>
   <source>The baselines are: {0}.</source>
   <translation>Die Basispläne sind: {0}.</translation>
  </message>
  <message>
   <source>The best that fits</source>
   <translation>Das Beste, was passt</translation>
  </message>
  <message>
   <source>The bit depth is not right</source>
   <translation>Die Bittiefe stimmt nicht</translation>
  </message>
  <message>
   <source>The calendar of the production</source>
   <translation>Der Kalender der Produktion</translation>
  </message>
  <message>
   <source>The calendar of {0}</source>
   <translation>Der Kalender von {0}</translation>
  </message>
  <message>
   <source>The chain file cannot be read: {0}.</source>
   <translation>Die Kettendatei lässt sich nicht lesen: {0}.</translation>
  </message>
  <message>
   <source>The chain is written</source>
   <translation>Die Kette ist geschrieben</translation>
  </message>
  <message>
   <source>The changed terms do not match what would be signed.</source>
   <translation>Die geänderten Bedingungen stimmen nicht mit dem überein, was unterschrieben würde.</translation>
  </message>
  <message>
   <source>The chosen gig</source>
   <translation>Der gewählte Auftrag</translation>
  </message>
  <message>
   <source>The chosen lane</source>
   <translation>Der gewählte Kanal</translation>
  </message>
  <message>
   <source>The chunks of a file in a manifest are not as long as the file.</source>
   <translation>Die Blöcke einer Datei im Manifest sind nicht so lang wie die Datei.</translation>
  </message>
  <message>
   <source>The clock has not started</source>
   <translation>Die Uhr läuft noch nicht</translation>
  </message>
  <message>
   <source>The clock of this computer is wrong</source>
   <translation>Die Uhr dieses Rechners geht falsch</translation>
  </message>
  <message>
   <source>The clock stands once {name} has agreed.</source>
   <translation>Die Uhr steht, sobald {name} zugestimmt hat.</translation>
  </message>
  <message>
   <source>The clock stands once {who} has agreed.</source>
   <translation>Die Uhr steht, sobald {who} zugestimmt hat.</translation>
  </message>
  <message>
   <source>The collaborator proposed other terms.</source>
   <translation>Es kam ein Gegenangebot mit anderen Bedingungen.</translation>
  </message>
  <message>
   <source>The collaborator states them.</source>
   <translation>Der Mitwirkende gibt sie an.</translation>
  </message>
  <message>
   <source>The connection broke on purpose.</source>
   <translation>Die Verbindung brach mit Absicht ab.</translation>
  </message>
  <message>
   <source>The connection broke.</source>
   <translation>Die Verbindung brach ab.</translation>
  </message>
  <message>
   <source>The connection was closed without an answer.</source>
   <translation>Die Verbindung wurde ohne Antwort geschlossen.</translation>
  </message>
  <message>
   <source>The copies are gone</source>
   <translation>Die Kopien sind weg</translation>
  </message>
  <message>
   <source>The cover is neither a JPEG nor a PNG picture.</source>
   <translation>Das Cover ist weder ein JPEG- noch ein PNG-Bild.</translation>
  </message>
  <message>
   <source>The credit cannot be written: {0}.</source>
   <translation>Der Credit lässt sich nicht schreiben: {0}.</translation>
  </message>
  <message>
   <source>The credit is refused</source>
   <translation>Der Credit ist abgelehnt</translation>
  </message>
  <message>
   <source>The credit is saved</source>
   <translation>Der Credit ist gespeichert</translation>
  </message>
  <message>
   <source>The credit is saved, with your name</source>
   <translation>Der Credit ist gespeichert, mit deinem Namen</translation>
  </message>
  <message>
   <source>The credit is taken back; the file about it cannot be written: {0}.</source>
   <translation>Der Credit ist zurückgenommen; die Datei darüber lässt sich nicht schreiben: {0}.</translation>
  </message>
  <message>
   <source>The credit is yours</source>
   <translation>Der Credit gehört dir</translation>
  </message>
  <message>
   <source>The credit of “{0}” was taken back: {1}.</source>
   <translation>Der Credit von „{0}“ wurde zurückgenommen: {1}.</translation>
  </message>
  <message>
   <source>The dates are kept as “{name}”.</source>
   <translation>Die Termine sind als „{name}“ festgehalten.</translation>
  </message>
  <message>
   <source>The deliverable lies in this folder already.</source>
   <translation>Das Ergebnis liegt schon in diesem Ordner.</translation>
  </message>
  <message>
   <source>The deliverable was handed on</source>
   <translation>Das Ergebnis wurde weitergegeben</translation>
  </message>
  <message>
   <source>The delivery spec cannot be understood: {0}</source>
   <translation>Die Abgabe-Spezifikation ist unverständlich: {0}</translation>
  </message>
  <message>
   <source>The delivery was stopped before anything was sent.</source>
   <translation>Die Abgabe wurde angehalten, bevor etwas gesendet war.</translation>
  </message>
  <message>
   <source>The demo</source>
   <translation>Die Demo</translation>
  </message>
  <message>
   <source>The demo came to a stop</source>
   <translation>Die Demo blieb stehen</translation>
  </message>
  <message>
   <source>The demo cannot be deleted: {0}.</source>
   <translation>Die Demo lässt sich nicht löschen: {0}.</translation>
  </message>
  <message>
   <source>The demo did not get through</source>
   <translation>Die Demo lief nicht durch</translation>
  </message>
  <message>
   <source>The demo is deleted.</source>
   <translation>Die Demo ist gelöscht.</translation>
  </message>
  <message>
   <source>The demo is not there any more</source>
   <translation>Die Demo ist nicht mehr da</translation>
  </message>
  <message>
   <source>The demo lies in “{0}” already.</source>
   <translation>Die Demo liegt schon in „{0}“.</translation>
  </message>
  <message>
   <source>The demo's folder cannot be made: {0}.</source>
   <translation>Der Ordner der Demo lässt sich nicht anlegen: {0}.</translation>
  </message>
  <message>
   <source>The desktop tells me what is due, each thing once</source>
   <translation>Der Desktop meldet mir, was fällig ist, jedes nur einmal</translation>
  </message>
  <message>
   <source>The device that decides has not let this one in yet.</source>
   <translation>Das Gerät, das entscheidet, hat dieses noch nicht hereingelassen.</translation>
  </message>
  <message>
   <source>The device that decides is lost…</source>
   <translation>Das Gerät, das entscheidet, ist verloren…</translation>
  </message>
  <message>
   <source>The device that signed the manifest is not the named person's.</source>
   <translation>Das Gerät, das das Manifest signiert hat, gehört nicht der genannten Person.</translation>
  </message>
  <message>
   <source>The disk cannot be written</source>
   <translation>Auf das Laufwerk lässt sich nicht schreiben</translation>
  </message>
  <message>
   <source>The disk does not answer ({0}).</source>
   <translation>Das Laufwerk antwortet nicht ({0}).</translation>
  </message>
  <message>
   <source>The disk does not keep what is written to it.</source>
   <translation>Das Laufwerk behält nicht, was darauf geschrieben wird.</translation>
  </message>
  <message>
   <source>The disk is full on purpose.</source>
   <translation>Das Laufwerk ist mit Absicht voll.</translation>
  </message>
  <message>
   <source>The disk is full.</source>
   <translation>Das Laufwerk ist voll.</translation>
  </message>
  <message>
   <source>The disk with the shared folder is full.</source>
   <translation>Das Laufwerk mit dem geteilten Ordner ist voll.</translation>
  </message>
  <message>
   <source>The disk with the shared folder is read-only.</source>
   <translation>Das Laufwerk mit dem geteilten Ordner ist schreibgeschützt.</translation>
  </message>
  <message>
   <source>The drill was stopped; nothing has changed.</source>
   <translation>Die Probe wurde angehalten; nichts hat sich geändert.</translation>
  </message>
  <message>
   <source>The end of a production</source>
   <translation>Das Ende einer Produktion</translation>
  </message>
  <message>
   <source>The endpoint of an R2 bucket is https://ACCOUNT{0}.</source>
   <translation>Der Endpoint eines R2-Buckets ist https://ACCOUNT{0}.</translation>
  </message>
  <message>
   <source>The exact rights</source>
   <translation>Die genauen Rechte</translation>
  </message>
  <message>
   <source>The export cannot be written: {0}.</source>
   <translation>Der Export lässt sich nicht schreiben: {0}.</translation>
  </message>
  <message>
   <source>The export was stopped; nothing of it is left.</source>
   <translation>Der Export wurde angehalten; nichts davon ist übrig.</translation>
  </message>
  <message>
   <source>The feedback for “{0}” is empty.</source>
   <translation>Die Rückmeldung zu „{0}“ ist leer.</translation>
  </message>
  <message>
   <source>The feedback for “{0}” is too long.</source>
   <translation>Die Rückmeldung zu „{0}“ ist zu lang.</translation>
  </message>
  <message>
   <source>The file cannot be read to its end</source>
   <translation>Die Datei lässt sich nicht bis zum Ende lesen</translation>
  </message>
  <message>
   <source>The file cannot be read: {0}.</source>
   <translation>Die Datei kann nicht gelesen werden: {0}.</translation>
  </message>
  <message>
   <source>The file cannot be written: {0}.</source>
   <translation>Die Datei lässt sich nicht schreiben: {0}.</translation>
  </message>
  <message>
   <source>The file changed while it was read.</source>
   <translation>Die Datei änderte sich, während sie gelesen wurde.</translation>
  </message>
  <message>
   <source>The file could not be examined within {0} s.</source>
   <translation>Die Datei ließ sich nicht innerhalb von {0} s untersuchen.</translation>
  </message>
  <message>
   <source>The file could not be looked at</source>
   <translation>Die Datei ließ sich nicht ansehen</translation>
  </message>
  <message>
   <source>The file does not run along with the guide</source>
   <translation>Die Datei läuft nicht mit dem Guide mit</translation>
  </message>
  <message>
   <source>The file does not start where the song does</source>
   <translation>Die Datei beginnt nicht dort, wo der Song beginnt</translation>
  </message>
  <message>
   <source>The file ends before the song does</source>
   <translation>Die Datei endet vor dem Song</translation>
  </message>
  <message>
   <source>The file has another format</source>
   <translation>Die Datei hat ein anderes Format</translation>
  </message>
  <message>
   <source>The file has {0} channels; only mono and stereo stems can be mixed.</source>
   <translation>Die Datei hat {0} Kanäle; mischen lassen sich nur Mono- und Stereo-Stems.</translation>
  </message>
  <message>
   <source>The file holds more than one sound</source>
   <translation>Die Datei enthält mehr als eine Tonspur</translation>
  </message>
  <message>
   <source>The file holds values that are no sound</source>
   <translation>Die Datei enthält Werte, die kein Ton sind</translation>
  </message>
  <message>
   <source>The file is longer than the song</source>
   <translation>Die Datei ist länger als der Song</translation>
  </message>
  <message>
   <source>The file is lossy</source>
   <translation>Die Datei ist verlustbehaftet</translation>
  </message>
  <message>
   <source>The file is not there any more.</source>
   <translation>Die Datei ist nicht mehr da.</translation>
  </message>
  <message>
   <source>The file is not there any more; rendering makes it again.</source>
   <translation>Die Datei ist nicht mehr da; Rendern erzeugt sie neu.</translation>
  </message>
  <message>
   <source>The file is too large</source>
   <translation>Die Datei ist zu groß</translation>
  </message>
  <message>
   <source>The file makes the decoder crash or run out of memory.</source>
   <translation>Die Datei bringt den Decoder zum Absturz oder braucht zu viel Arbeitsspeicher.</translation>
  </message>
  <message>
   <source>The file may come from a lossy one</source>
   <translation>Die Datei stammt vielleicht aus einer verlustbehafteten</translation>
  </message>
  <message>
   <source>The file of this take is not on this machine, so no copy of it can carry the notes.</source>
   <translation>Die Datei dieses Takes ist nicht auf diesem Rechner, also kann keine Kopie von ihr die Notizen tragen.</translation>
  </message>
  <message>
   <source>The file opens. There is no production yet.</source>
   <translation>Die Datei lässt sich öffnen. Eine Produktion gibt es noch nicht.</translation>
  </message>
  <message>
   <source>The file was damaged after its export</source>
   <translation>Die Datei wurde nach dem Export beschädigt</translation>
  </message>
  <message>
   <source>The file's header is not sound</source>
   <translation>Der Kopf der Datei ist beschädigt</translation>
  </message>
  <message>
   <source>The files are here.</source>
   <translation>Die Dateien sind da.</translation>
  </message>
  <message>
   <source>The files are not equally long</source>
   <translation>Die Dateien sind nicht gleich lang</translation>
  </message>
  <message>
   <source>The files are on their way.</source>
   <translation>Die Dateien sind unterwegs.</translation>
  </message>
  <message>
   <source>The files are signed by both of you; anybody can check them, without Segue and for ever.</source>
   <translation>Die Dateien sind von euch beiden signiert; jeder kann sie prüfen, ohne Segue und für immer.</translation>
  </message>
  <message>
   <source>The files cannot be copied: {0}.</source>
   <translation>Die Dateien können nicht kopiert werden: {0}.</translation>
  </message>
  <message>
   <source>The files lie here</source>
   <translation>Die Dateien liegen hier</translation>
  </message>
  <message>
   <source>The files of a manifest are not in the order of their paths.</source>
   <translation>Die Dateien eines Manifests stehen nicht in der Reihenfolge ihrer Pfade.</translation>
  </message>
  <message>
   <source>The files of take {n} are not on this machine.</source>
   <translation>Die Dateien von Take {n} sind nicht auf diesem Rechner.</translation>
  </message>
  <message>
   <source>The files of this take are not on this machine.</source>
   <translation>Die Dateien dieses Takes sind nicht auf diesem Rechner.</translation>
  </message>
  <message>
   <source>The files of {n} take are here now, {size}</source>
   <translation>Die Dateien von {n} Take sind jetzt hier, {size}</translation>
  </message>
  <message>
   <source>The files of {n} takes are here now, {size}</source>
   <translation>Die Dateien von {n} Takes sind jetzt hier, {size}</translation>
  </message>
  <message>
   <source>The first minutes, in the help (F1)</source>
   <translation>Die ersten Minuten, in der Hilfe (F1)</translation>
  </message>
  <message>
   <source>The folder</source>
   <translation>Der Ordner</translation>
  </message>
  <message>
   <source>The folder cannot be made: {0}.</source>
   <translation>Der Ordner lässt sich nicht anlegen: {0}.</translation>
  </message>
  <message>
   <source>The folder cannot be shown here; it lies at</source>
   <translation>Der Ordner lässt sich hier nicht zeigen; er liegt unter</translation>
  </message>
  <message>
   <source>The folder cannot be used ({0}).</source>
   <translation>Der Ordner lässt sich nicht verwenden ({0}).</translation>
  </message>
  <message>
   <source>The folder cannot be written: {0}.</source>
   <translation>In den Ordner lässt sich nicht schreiben: {0}.</translation>
  </message>
  <message>
   <source>The folder for your files cannot be made: {0}.</source>
   <translation>Der Ordner für deine Dateien lässt sich nicht anlegen: {0}.</translation>
  </message>
  <message>
   <source>The folder has another path now, or they have moved and you were asked for the new place: say where it is. Segue makes sure that it is the same production.</source>
   <translation>Der Ordner hat jetzt einen anderen Pfad, oder sie sind umgezogen und du wurdest nach dem neuen Ort gefragt: Sag, wo er ist. Segue stellt sicher, dass es dieselbe Produktion ist.</translation>
  </message>
  <message>
   <source>The folder in which it would lie is not there.</source>
   <translation>Der Ordner, in dem er läge, ist nicht da.</translation>
  </message>
  <message>
   <source>The folder to write to does not exist.</source>
   <translation>Den Ordner, in den geschrieben werden soll, gibt es nicht.</translation>
  </message>
  <message>
   <source>The folder with your files is being changed already.</source>
   <translation>Der Ordner mit deinen Dateien wird schon gewechselt.</translation>
  </message>
  <message>
   <source>The folder with your files is being changed.</source>
   <translation>Der Ordner mit deinen Dateien wird gerade gewechselt.</translation>
  </message>
  <message>
   <source>The folder with your files is empty or another one.</source>
   <translation>Der Ordner mit deinen Dateien ist leer oder ein anderer.</translation>
  </message>
  <message>
   <source>The folder with your files is not there</source>
   <translation>Der Ordner mit deinen Dateien ist nicht da</translation>
  </message>
  <message>
   <source>The folder with your files is not there.</source>
   <translation>Der Ordner mit deinen Dateien ist nicht da.</translation>
  </message>
  <message>
   <source>The folder's own permissions</source>
   <translation>Die Berechtigungen des Ordners</translation>
  </message>
  <message>
   <source>The folder's own permissions, which your system, NAS or sync program gives.</source>
   <translation>Die eigenen Berechtigungen des Ordners, die dein System, NAS oder Sync-Programm gibt.</translation>
  </message>
  <message>
   <source>The forecast was stopped.</source>
   <translation>Die Vorhersage wurde angehalten.</translation>
  </message>
  <message>
   <source>The format “{0}” is not known.</source>
   <translation>Das Format „{0}“ ist nicht bekannt.</translation>
  </message>
  <message>
   <source>The former place is empty</source>
   <translation>Der frühere Ort ist leer</translation>
  </message>
  <message>
   <source>The help has no page with these words.</source>
   <translation>Die Hilfe hat keine Seite mit diesen Worten.</translation>
  </message>
  <message>
   <source>The home folder cannot be made: {0}.</source>
   <translation>Der Datenordner lässt sich nicht anlegen: {0}.</translation>
  </message>
  <message>
   <source>The home with your identity and database would lie in it, or it in the home.</source>
   <translation>Der Heimordner mit deiner Identität und Datenbank läge darin, oder er im Heimordner.</translation>
  </message>
  <message>
   <source>The home's database cannot be written ({0}).</source>
   <translation>In die Datenbank des Datenordners lässt sich nicht schreiben ({0}).</translation>
  </message>
  <message>
   <source>The home's database is damaged ({0}).</source>
   <translation>Die Datenbank des Datenordners ist beschädigt ({0}).</translation>
  </message>
  <message>
   <source>The integer {0} is beyond 2^53.</source>
   <translation>Die ganze Zahl {0} liegt über 2^53.</translation>
  </message>
  <message>
   <source>The invitation could not be written down.</source>
   <translation>Die Einladung konnte nicht festgehalten werden.</translation>
  </message>
  <message>
   <source>The invitation has been used, or the offer has ended.</source>
   <translation>Die Einladung ist benutzt worden, oder das Angebot ist beendet.</translation>
  </message>
  <message>
   <source>The invitation has expired before anybody let you in.</source>
   <translation>Die Einladung ist abgelaufen, bevor dich jemand eingelassen hat.</translation>
  </message>
  <message>
   <source>The invitation is incomplete: {0} of {1} characters arrived.</source>
   <translation>Die Einladung ist unvollständig: {0} von {1} Zeichen sind angekommen.</translation>
  </message>
  <message>
   <source>The invitation is on the clipboard</source>
   <translation>Die Einladung ist in der Zwischenablage</translation>
  </message>
  <message>
   <source>The invitation is open</source>
   <translation>Die Einladung ist offen</translation>
  </message>
  <message>
   <source>The invitation is too large for a pass.</source>
   <translation>Die Einladung ist zu groß.</translation>
  </message>
  <message>
   <source>The invitation of {name}</source>
   <translation>Die Einladung von {name}</translation>
  </message>
  <message>
   <source>The invitation of “{0}” has been used, or has run out.</source>
   <translation>Die Einladung von „{0}“ ist benutzt worden oder abgelaufen.</translation>
  </message>
  <message>
   <source>The invitation of “{0}” is not made yet: the owner's computer opens the room.</source>
   <translation>Die Einladung von „{0}“ ist noch nicht gemacht: Den Raum öffnet der Rechner des Eigentümers.</translation>
  </message>
  <message>
   <source>The invitation was changed on the way: a character is missing or wrong.</source>
   <translation>Die Einladung wurde unterwegs verändert: Ein Zeichen fehlt oder ist falsch.</translation>
  </message>
  <message>
   <source>The invitation “{0}” cannot be read: {1}.</source>
   <translation>Die Einladung „{0}“ lässt sich nicht lesen: {1}.</translation>
  </message>
  <message>
   <source>The invitation's page belongs to another production.</source>
   <translation>Die Seite der Einladung gehört zu einer anderen Produktion.</translation>
  </message>
  <message>
   <source>The invitation's page is not in the storage yet.</source>
   <translation>Die Seite der Einladung ist noch nicht im Speicher.</translation>
  </message>
  <message>
   <source>The invitations also lie as files in {folder}.</source>
   <translation>Die Einladungen liegen auch als Dateien in {folder}.</translation>
  </message>
  <message>
   <source>The key lasts until you take it away; one person can be shut out without touching the others.</source>
   <translation>Der Schlüssel gilt, bis du ihn wegnimmst; eine Person lässt sich ausschließen, ohne die anderen zu berühren.</translation>
  </message>
  <message>
   <source>The key of a packet's epoch is not at hand.</source>
   <translation>Der Schlüssel für die Epoche eines Pakets ist nicht vorhanden.</translation>
  </message>
  <message>
   <source>The key of a release feed is 64 hexadecimal digits, and this is none.</source>
   <translation>Der Schlüssel eines Versionsfeeds besteht aus 64 Hexadezimalziffern; dies ist keiner.</translation>
  </message>
  <message>
   <source>The key of an entry's epoch is not at hand.</source>
   <translation>Der Schlüssel für die Epoche eines Eintrags ist nicht vorhanden.</translation>
  </message>
  <message>
   <source>The key of this room has not arrived yet.</source>
   <translation>Der Schlüssel dieses Raums ist noch nicht angekommen.</translation>
  </message>
  <message>
   <source>The key rings have not reached the old place yet.</source>
   <translation>Die Schlüsselbunde haben den alten Ort noch nicht erreicht.</translation>
  </message>
  <message>
   <source>The keys cannot be read: {0}.</source>
   <translation>Die Schlüssel lassen sich nicht lesen: {0}.</translation>
  </message>
  <message>
   <source>The keys cannot be written: {0}.</source>
   <translation>Die Schlüssel lassen sich nicht schreiben: {0}.</translation>
  </message>
  <message>
   <source>The keys of this home are missing.</source>
   <translation>Die Schlüssel dieses Datenordners fehlen.</translation>
  </message>
  <message>
   <source>The keys of this home cannot be read.</source>
   <translation>Die Schlüssel dieses Datenordners lassen sich nicht lesen.</translation>
  </message>
  <message>
   <source>The last lines of the log</source>
   <translation>Die letzten Zeilen des Protokolls</translation>
  </message>
  <message>
   <source>The length fits another sample rate: it was recorded at 44100 or 48000 Hz and is labelled as the other.</source>
   <translation>Die Länge passt zu einer anderen Abtastrate: Aufgenommen wurde mit 44100 oder 48000 Hz, angegeben ist die jeweils andere.</translation>
  </message>
  <message>
   <source>The length is not right</source>
   <translation>Die Länge stimmt nicht</translation>
  </message>
  <message>
   <source>The level is unusual</source>
   <translation>Der Pegel ist ungewöhnlich</translation>
  </message>
  <message>
   <source>The line of the new device</source>
   <translation>Die Zeile des neuen Geräts</translation>
  </message>
  <message>
   <source>The line of this computer</source>
   <translation>Die Zeile dieses Rechners</translation>
  </message>
  <message>
   <source>The line was changed on the way: a character is missing or wrong.</source>
   <translation>Die Zeile wurde unterwegs verändert: Ein Zeichen fehlt oder ist falsch.</translation>
  </message>
  <message>
   <source>The link is in the clipboard</source>
   <translation>Der Link ist in der Zwischenablage</translation>
  </message>
  <message>
   <source>The link is in the clipboard.</source>
   <translation>Der Link ist in der Zwischenablage.</translation>
  </message>
  <message>
   <source>The link lives</source>
   <translation>Der Link gilt</translation>
  </message>
  <message>
   <source>The list of files is not what the delivery says.</source>
   <translation>Die Dateiliste ist nicht die, die in der Abgabe genannt ist.</translation>
  </message>
  <message>
   <source>The list of files of a delivery has not arrived yet.</source>
   <translation>Die Dateiliste einer Abgabe ist noch nicht angekommen.</translation>
  </message>
  <message>
   <source>The list of files of a delivery is too long.</source>
   <translation>Die Dateiliste einer Abgabe ist zu lang.</translation>
  </message>
  <message>
   <source>The listening page is being made…</source>
   <translation>Die Hörseite wird erstellt…</translation>
  </message>
  <message>
   <source>The listening page is made</source>
   <translation>Die Hörseite ist erstellt</translation>
  </message>
  <message>
   <source>The loudness is not right</source>
   <translation>Die Lautheit stimmt nicht</translation>
  </message>
  <message>
   <source>The lyrics are not text in UTF-8.</source>
   <translation>Der Songtext ist kein Text in UTF-8.</translation>
  </message>
  <message>
   <source>The manifest cannot be shown here; it lies at</source>
   <translation>Das Manifest lässt sich hier nicht zeigen; es liegt unter</translation>
  </message>
  <message>
   <source>The manifest was changed after it was signed, or the signature is forged.</source>
   <translation>Das Manifest wurde nach dem Signieren verändert, oder die Signatur ist gefälscht.</translation>
  </message>
  <message>
   <source>The manifest was changed after it was signed.</source>
   <translation>Das Manifest wurde nach dem Signieren verändert.</translation>
  </message>
  <message>
   <source>The manifest's signature is damaged.</source>
   <translation>Die Signatur des Manifests ist beschädigt.</translation>
  </message>
  <message>
   <source>The marker “{0}” is not where it was.</source>
   <translation>Die Marke „{0}“ ist nicht mehr, wo sie war.</translation>
  </message>
  <message>
   <source>The mix</source>
   <translation>Der Mix</translation>
  </message>
  <message>
   <source>The mix was stopped.</source>
   <translation>Der Mix wurde angehalten.</translation>
  </message>
  <message>
   <source>The mix would replace one of its own stems.</source>
   <translation>Der Mix würde einen seiner eigenen Stems ersetzen.</translation>
  </message>
  <message>
   <source>The money in one bar</source>
   <translation>Das Geld in einem Balken</translation>
  </message>
  <message>
   <source>The most that anybody's temporary keys could do; each person's own policy is narrower.</source>
   <translation>Das Äußerste, was vorübergehende Schlüssel könnten; die Regel jeder Person ist enger.</translation>
  </message>
  <message>
   <source>The move has been decided, and members may have read of it: it cannot be given up any more.</source>
   <translation>Der Umzug ist entschieden, und Mitglieder haben vielleicht schon davon gelesen: Aufgeben lässt er sich nicht mehr.</translation>
  </message>
  <message>
   <source>The move was stopped; the same command goes on with it.</source>
   <translation>Der Umzug wurde angehalten; derselbe Befehl setzt ihn fort.</translation>
  </message>
  <message>
   <source>The name does not follow the pattern</source>
   <translation>Der Name folgt nicht dem Muster</translation>
  </message>
  <message>
   <source>The name has another ending</source>
   <translation>Der Name hat eine andere Endung</translation>
  </message>
  <message>
   <source>The name is not in its composed form (Unicode NFC).</source>
   <translation>Der Name hat nicht seine zusammengesetzte Form (Unicode NFC).</translation>
  </message>
  <message>
   <source>The name you know the person by; for an audition several, with commas.</source>
   <translation>Der Name, unter dem du die Person kennst; für ein Vorspiel mehrere, mit Kommas.</translation>
  </message>
  <message>
   <source>The name {0}.</source>
   <translation>Der Name {0}.</translation>
  </message>
  <message>
   <source>The nested chains are: {0}.</source>
   <translation>Die verschachtelten Ketten sind: {0}.</translation>
  </message>
  <message>
   <source>The new place holds another entry of this production under the same number.</source>
   <translation>Am neuen Ort liegt unter derselben Nummer ein anderer Eintrag dieser Produktion.</translation>
  </message>
  <message>
   <source>The notes are saved as {name}.</source>
   <translation>Die Notizen sind als {name} gespeichert.</translation>
  </message>
  <message>
   <source>The notes cannot be written: {0}.</source>
   <translation>Die Notizen lassen sich nicht schreiben: {0}.</translation>
  </message>
  <message>
   <source>The number of channels is not right</source>
   <translation>Die Zahl der Tonkanäle stimmt nicht</translation>
  </message>
  <message>
   <source>The number of files is not right</source>
   <translation>Die Zahl der Dateien stimmt nicht</translation>
  </message>
  <message>
   <source>The offer</source>
   <translation>Das Angebot</translation>
  </message>
  <message>
   <source>The offer is withdrawn.</source>
   <translation>Das Angebot ist zurückgezogen.</translation>
  </message>
  <message>
   <source>The offer stands for 72 hours.</source>
   <translation>Das Angebot gilt 72 Stunden.</translation>
  </message>
  <message>
   <source>The offer stays as it is until {name} answers.</source>
   <translation>Das Angebot bleibt, wie es ist, bis {name} antwortet.</translation>
  </message>
  <message>
   <source>The offer to {who} is withdrawn.</source>
   <translation>Das Angebot an {who} ist zurückgezogen.</translation>
  </message>
  <message>
   <source>The offer was declined.</source>
   <translation>Das Angebot wurde abgelehnt.</translation>
  </message>
  <message>
   <source>The offer was not answered in time and expired</source>
   <translation>Das Angebot blieb ohne rechtzeitige Antwort und ist abgelaufen</translation>
  </message>
  <message>
   <source>The offer was not answered in time.</source>
   <translation>Das Angebot blieb ohne rechtzeitige Antwort.</translation>
  </message>
  <message>
   <source>The offer was not answered in time. Nothing to do.</source>
   <translation>Das Angebot blieb ohne rechtzeitige Antwort. Nichts zu tun.</translation>
  </message>
  <message>
   <source>The old ones are still in {folder}.</source>
   <translation>Die alten liegen noch in {folder}.</translation>
  </message>
  <message>
   <source>The one round of changes is used.</source>
   <translation>Die eine Änderungsrunde ist aufgebraucht.</translation>
  </message>
  <message>
   <source>The other disk knows no links: put the file itself in its place, or choose another folder.</source>
   <translation>Das andere Laufwerk kennt keine Verknüpfungen: Lege die Datei selbst an ihre Stelle, oder wähle einen anderen Ordner.</translation>
  </message>
  <message>
   <source>The other disk may take two names for one: rename the file, or choose another folder.</source>
   <translation>Das andere Laufwerk hält vielleicht zwei Namen für einen: Benenne die Datei um, oder wähle einen anderen Ordner.</translation>
  </message>
  <message>
   <source>The other side answers by {when}.</source>
   <translation>Die andere Seite antwortet bis {when}.</translation>
  </message>
  <message>
   <source>The other side has not answered about “{0}” yet.</source>
   <translation>Die andere Seite hat zu „{0}“ noch nicht geantwortet.</translation>
  </message>
  <message>
   <source>The other side is told with the next sync.</source>
   <translation>Die andere Seite erfährt es beim nächsten Abgleich.</translation>
  </message>
  <message>
   <source>The others see it with the next synchronisation.</source>
   <translation>Die anderen sehen es mit dem nächsten Abgleich.</translation>
  </message>
  <message>
   <source>The others were here already.</source>
   <translation>Die anderen waren schon hier.</translation>
  </message>
  <message>
   <source>The owner</source>
   <translation>Der Eigentümer</translation>
  </message>
  <message>
   <source>The owner decides.</source>
   <translation>Der Eigentümer entscheidet.</translation>
  </message>
  <message>
   <source>The owner records a payment once it was made.</source>
   <translation>Der Eigentümer hält eine Zahlung fest, sobald sie geschehen ist.</translation>
  </message>
  <message>
   <source>The owner took the offer back.</source>
   <translation>Der Eigentümer hat das Angebot zurückgezogen.</translation>
  </message>
  <message>
   <source>The owner's computer has not let you in yet.</source>
   <translation>Der Rechner des Eigentümers hat dich noch nicht eingelassen.</translation>
  </message>
  <message>
   <source>The owner's computer is asked</source>
   <translation>Der Rechner des Eigentümers ist gefragt</translation>
  </message>
  <message>
   <source>The owner's computer sends your rights to it by itself. Until then you go on in the old place.</source>
   <translation>Der Rechner des Eigentümers schickt dir die Rechte dafür von selbst. Bis dahin machst du am alten Ort weiter.</translation>
  </message>
  <message>
   <source>The page cannot be shown here; it lies at</source>
   <translation>Die Seite lässt sich hier nicht zeigen; sie liegt unter</translation>
  </message>
  <message>
   <source>The page cannot be written: {0}.</source>
   <translation>Die Seite lässt sich nicht schreiben: {0}.</translation>
  </message>
  <message>
   <source>The page is deleted</source>
   <translation>Die Seite ist gelöscht</translation>
  </message>
  <message>
   <source>The page is made</source>
   <translation>Die Seite ist erstellt</translation>
  </message>
  <message>
   <source>The pass</source>
   <translation>Die Einladung</translation>
  </message>
  <message>
   <source>The pass is on the clipboard. Send it to {who}.</source>
   <translation>Die Einladung ist in der Zwischenablage. Schick sie an {who}.</translation>
  </message>
  <message>
   <source>The passphrase does not open the recovery file of {0}.</source>
   <translation>Die Passphrase öffnet die Wiederherstellungsdatei von {0} nicht.</translation>
  </message>
  <message>
   <source>The pause ends.</source>
   <translation>Die Pause endet.</translation>
  </message>
  <message>
   <source>The payment is corrected</source>
   <translation>Die Zahlung ist berichtigt</translation>
  </message>
  <message>
   <source>The period ends before it begins.</source>
   <translation>Der Zeitraum endet, bevor er beginnt.</translation>
  </message>
  <message>
   <source>The permission is kept</source>
   <translation>Die Erlaubnis ist aufbewahrt</translation>
  </message>
  <message>
   <source>The permission is signed</source>
   <translation>Die Erlaubnis ist signiert</translation>
  </message>
  <message>
   <source>The person</source>
   <translation>Die Person</translation>
  </message>
  <message>
   <source>The person gets a user of their own at this storage, with one key pair and exactly this policy.</source>
   <translation>Die Person bekommt einen eigenen Benutzer bei diesem Speicher, mit einem Schlüsselpaar und genau dieser Regel.</translation>
  </message>
  <message>
   <source>The person gets temporary keys that end by themselves after {0} at most.</source>
   <translation>Die Person bekommt vorübergehende Schlüssel, die nach höchstens {0} von selbst enden.</translation>
  </message>
  <message>
   <source>The person gets temporary keys that this computer signs by itself; Cloudflare is not asked.</source>
   <translation>Die Person bekommt vorübergehende Schlüssel, die dieser Rechner selbst signiert; Cloudflare wird nicht gefragt.</translation>
  </message>
  <message>
   <source>The person gets your own keys to this storage, with everything that they allow, deleting included.</source>
   <translation>Die Person bekommt deine eigenen Schlüssel für diesen Speicher, mit allem, was sie erlauben, auch dem Löschen.</translation>
  </message>
  <message>
   <source>The person gets {0} application keys: B2 limits a key to one prefix, so each place has its own.</source>
   <translation>Die Person bekommt {0} Application Keys: B2 beschränkt einen Schlüssel auf ein Präfix, darum hat jeder Ort seinen eigenen.</translation>
  </message>
  <message>
   <source>The picture has another size</source>
   <translation>Das Bild hat eine andere Größe</translation>
  </message>
  <message>
   <source>The picture is being opened…</source>
   <translation>Das Bild wird geöffnet …</translation>
  </message>
  <message>
   <source>The plan counts with another value than the one that was given.</source>
   <translation>Der Plan rechnet mit einem anderen Wert als dem angegebenen.</translation>
  </message>
  <message>
   <source>The plan has its new dates; undo takes it back.</source>
   <translation>Der Plan hat neue Termine; Rückgängig nimmt sie zurück.</translation>
  </message>
  <message>
   <source>The plan is still being read.</source>
   <translation>Der Plan wird noch gelesen.</translation>
  </message>
  <message>
   <source>The plan is taken in</source>
   <translation>Der Plan ist übernommen</translation>
  </message>
  <message>
   <source>The plan is written</source>
   <translation>Der Plan ist geschrieben</translation>
  </message>
  <message>
   <source>The plan of “{0}” is its owner's.</source>
   <translation>Der Plan von „{0}“ gehört dem Eigentümer.</translation>
  </message>
  <message>
   <source>The polarity is reversed</source>
   <translation>Die Polarität ist umgekehrt</translation>
  </message>
  <message>
   <source>The portfolio cannot be written: {0}.</source>
   <translation>Das Portfolio lässt sich nicht schreiben: {0}.</translation>
  </message>
  <message>
   <source>The portfolio was stopped.</source>
   <translation>Das Portfolio wurde angehalten.</translation>
  </message>
  <message>
   <source>The prices were in another currency and are left out.</source>
   <translation>Die Preise waren in einer anderen Währung und sind weggelassen.</translation>
  </message>
  <message>
   <source>The production</source>
   <translation>Die Produktion</translation>
  </message>
  <message>
   <source>The production ends {drift}, {moved}</source>
   <translation>Die Produktion endet {drift}, {moved}</translation>
  </message>
  <message>
   <source>The production has no markers.</source>
   <translation>Die Produktion hat keine Marken.</translation>
  </message>
  <message>
   <source>The production is not complete on this machine yet.</source>
   <translation>Die Produktion ist auf diesem Rechner noch nicht vollständig.</translation>
  </message>
  <message>
   <source>The program could not be started.</source>
   <translation>Das Programm ließ sich nicht starten.</translation>
  </message>
  <message>
   <source>The recipe's result</source>
   <translation>Das Ergebnis des Rezepts</translation>
  </message>
  <message>
   <source>The recipe's settings</source>
   <translation>Einstellungen des Rezepts</translation>
  </message>
  <message>
   <source>The record itself is not what it was</source>
   <translation>Das Protokoll selbst ist nicht mehr, wie es war</translation>
  </message>
  <message>
   <source>The record of “{title}” is not what it was</source>
   <translation>Das Protokoll von „{title}“ ist nicht mehr, wie es war</translation>
  </message>
  <message>
   <source>The recovery file cannot be read: {0}.</source>
   <translation>Die Wiederherstellungsdatei lässt sich nicht lesen: {0}.</translation>
  </message>
  <message>
   <source>The recovery file is closed by a passphrase.</source>
   <translation>Die Wiederherstellungsdatei ist mit einer Passphrase verschlossen.</translation>
  </message>
  <message>
   <source>The recovery file needs a passphrase.</source>
   <translation>Die Wiederherstellungsdatei braucht eine Passphrase.</translation>
  </message>
  <message>
   <source>The recovery file was not written: {0}.</source>
   <translation>Die Wiederherstellungsdatei wurde nicht geschrieben: {0}.</translation>
  </message>
  <message>
   <source>The recovery passphrase cannot be written: {0}.</source>
   <translation>Die Passphrase zur Wiederherstellung lässt sich nicht schreiben: {0}.</translation>
  </message>
  <message>
   <source>The release feed cannot be kept: {0}.</source>
   <translation>Der Versionsfeed kann nicht gemerkt werden: {0}.</translation>
  </message>
  <message>
   <source>The release feed cannot be trusted</source>
   <translation>Dem Versionsfeed ist nicht zu trauen</translation>
  </message>
  <message>
   <source>The release feed is an older one (number {0}) than was seen here before (number {1}).</source>
   <translation>Der Versionsfeed ist ein älterer (Nummer {0}) als der, der hier schon gesehen wurde (Nummer {1}).</translation>
  </message>
  <message>
   <source>The release feed is far too large to be one.</source>
   <translation>Der Versionsfeed ist viel zu groß, um einer zu sein.</translation>
  </message>
  <message>
   <source>The release feed is of a kind that this version of Segue does not know.</source>
   <translation>Der Versionsfeed ist von einer Art, die diese Version von Segue nicht kennt.</translation>
  </message>
  <message>
   <source>The release feed is signed with another key than the one that is set for it.</source>
   <translation>Der Versionsfeed ist mit einem anderen Schlüssel unterschrieben als dem, der für ihn gesetzt ist.</translation>
  </message>
  <message>
   <source>The release feed is signed, but {0} cannot be read.</source>
   <translation>Der Versionsfeed ist unterschrieben, aber {0} kann nicht gelesen werden.</translation>
  </message>
  <message>
   <source>The release feed was changed after it was signed.</source>
   <translation>Der Versionsfeed wurde geändert, nachdem er unterschrieben war.</translation>
  </message>
  <message>
   <source>The rendering was stopped</source>
   <translation>Das Rendern wurde angehalten</translation>
  </message>
  <message>
   <source>The rendering was stopped.</source>
   <translation>Das Rendern wurde angehalten.</translation>
  </message>
  <message>
   <source>The rights are not said.</source>
   <translation>Die Rechte sind nicht genannt.</translation>
  </message>
  <message>
   <source>The rights in “{0}” are still to be agreed with {1}.</source>
   <translation>Die Rechte an „{0}“ sind mit {1} noch zu vereinbaren.</translation>
  </message>
  <message>
   <source>The rights to this storage have not arrived yet.</source>
   <translation>Die Rechte für diesen Speicher sind noch nicht angekommen.</translation>
  </message>
  <message>
   <source>The salvage was stopped; the folder is not complete.</source>
   <translation>Das Retten wurde angehalten; der Ordner ist nicht vollständig.</translation>
  </message>
  <message>
   <source>The same terms go to the next person when an offer is declined, expires, is taken back or left.</source>
   <translation>Dieselben Bedingungen gehen an die nächste Person, wenn ein Angebot abgelehnt wird, abläuft, zurückgezogen oder verlassen wird.</translation>
  </message>
  <message>
   <source>The same terms, by itself.</source>
   <translation>Zu denselben Bedingungen, von selbst.</translation>
  </message>
  <message>
   <source>The sample rate is not right</source>
   <translation>Die Abtastrate stimmt nicht</translation>
  </message>
  <message>
   <source>The secret goes into this computer's keychain, never into a file or a log.</source>
   <translation>Das Geheimnis kommt in den Schlüsselbund dieses Rechners, nie in eine Datei oder ein Protokoll.</translation>
  </message>
  <message>
   <source>The secret in “{0}” cannot be read.</source>
   <translation>Das Geheimnis in „{0}“ lässt sich nicht lesen.</translation>
  </message>
  <message>
   <source>The sender's computer has to synchronise once; try again in a few minutes.</source>
   <translation>Der Rechner des Absenders muss einmal abgleichen; versuch es in ein paar Minuten noch einmal.</translation>
  </message>
  <message>
   <source>The sentence as it is printed</source>
   <translation>Der Satz, wie er gedruckt wird</translation>
  </message>
  <message>
   <source>The server cannot be reached.</source>
   <translation>Der Server ist nicht erreichbar.</translation>
  </message>
  <message>
   <source>The server is too slow.</source>
   <translation>Der Server ist zu langsam.</translation>
  </message>
  <message>
   <source>The session is taken in</source>
   <translation>Die Session ist übernommen</translation>
  </message>
  <message>
   <source>The session policy is too large.</source>
   <translation>Die Session-Richtlinie ist zu groß.</translation>
  </message>
  <message>
   <source>The shared files can move to another folder or bucket while everybody works on. The others find the way by themselves.</source>
   <translation>Die gemeinsamen Dateien können in einen anderen Ordner oder Bucket umziehen, während alle weiterarbeiten. Die anderen finden den Weg von selbst.</translation>
  </message>
  <message>
   <source>The shared files have moved</source>
   <translation>Die gemeinsamen Dateien sind umgezogen</translation>
  </message>
  <message>
   <source>The shared files lie in a folder: whoever may write it takes part. What is not theirs they cannot read, since every hand-off has keys of its own.</source>
   <translation>Die gemeinsamen Dateien liegen in einem Ordner: Wer darin schreiben darf, wirkt mit. Fremdes kann niemand lesen, denn jede Übergabe hat eigene Schlüssel.</translation>
  </message>
  <message>
   <source>The shared files of “{0}” have moved to the folder “{1}”.</source>
   <translation>Die geteilten Dateien von „{0}“ sind in den Ordner „{1}“ umgezogen.</translation>
  </message>
  <message>
   <source>The shared files of “{0}” have moved to {1}.</source>
   <translation>Die geteilten Dateien von „{0}“ sind nach {1} umgezogen.</translation>
  </message>
  <message>
   <source>The shared folder is not there</source>
   <translation>Der geteilte Ordner ist nicht da</translation>
  </message>
  <message>
   <source>The shared folder of “{0}” lies in the folder with your files.</source>
   <translation>Der gemeinsame Ordner von „{0}“ liegt im Ordner mit deinen Dateien.</translation>
  </message>
  <message>
   <source>The shared log does not add up</source>
   <translation>Das gemeinsame Protokoll geht nicht auf</translation>
  </message>
  <message>
   <source>The shorter if every take is answered at once, the longer if at the last moment.</source>
   <translation>Kürzer, wenn jeder Take sofort beantwortet wird, länger, wenn erst im letzten Moment.</translation>
  </message>
  <message>
   <source>The shortest time comes first, such as {low} to {high}.</source>
   <translation>Die kürzeste Zeit kommt zuerst, etwa {low} bis {high}.</translation>
  </message>
  <message>
   <source>The sign-posts too, so that whoever has not followed does not find the way any more</source>
   <translation>Auch die Wegweiser, sodass den Weg nicht mehr findet, wer noch nicht gefolgt ist</translation>
  </message>
  <message>
   <source>The signature does not match: this was changed, or forged.</source>
   <translation>Die Signatur passt nicht: Hier wurde etwas verändert oder gefälscht.</translation>
  </message>
  <message>
   <source>The signature of a room's first entry is wrong.</source>
   <translation>Die Signatur des ersten Eintrags eines Raums ist falsch.</translation>
  </message>
  <message>
   <source>The sound begins too late</source>
   <translation>Der Ton beginnt zu spät</translation>
  </message>
  <message>
   <source>The sound device does not take this format. Playing silently.</source>
   <translation>Das Audiogerät nimmt dieses Format nicht. Die Wiedergabe läuft stumm.</translation>
  </message>
  <message>
   <source>The sound device went away. Playing goes on silently.</source>
   <translation>Das Audiogerät ist weg. Die Wiedergabe läuft stumm weiter.</translation>
  </message>
  <message>
   <source>The sound does not lie around zero</source>
   <translation>Der Ton liegt nicht um null</translation>
  </message>
  <message>
   <source>The sound drops out</source>
   <translation>Der Ton setzt aus</translation>
  </message>
  <message>
   <source>The split sheet is saved</source>
   <translation>Das Split Sheet ist gespeichert</translation>
  </message>
  <message>
   <source>The stage gets it with the next sync, in its folder of inputs; whoever has the stage is told.</source>
   <translation>Der Schritt bekommt es beim nächsten Abgleich, in seinem Ordner der Eingaben; wer den Schritt hat, erfährt es.</translation>
  </message>
  <message>
   <source>The stages of “{0}” lie on several tracks.</source>
   <translation>Die Schritte von „{0}“ liegen auf mehreren Spuren.</translation>
  </message>
  <message>
   <source>The stems add up to the mix, but for the rounding to 24 bit ({level} dBFS at most).</source>
   <translation>Die Stems ergeben zusammen den Mix, bis auf die Rundung auf 24 Bit (höchstens {level} dBFS).</translation>
  </message>
  <message>
   <source>The stems add up to the mix, to the last bit.</source>
   <translation>Die Stems ergeben zusammen den Mix, bis aufs letzte Bit.</translation>
  </message>
  <message>
   <source>The stems differ from the mix by {level} dBFS at most.</source>
   <translation>Die Stems weichen höchstens {level} dBFS vom Mix ab.</translation>
  </message>
  <message>
   <source>The stems have unlike sample rates: {0}.</source>
   <translation>Die Stems haben verschiedene Abtastraten: {0}.</translation>
  </message>
  <message>
   <source>The stems hold no sound.</source>
   <translation>Die Stems enthalten keinen Ton.</translation>
  </message>
  <message>
   <source>The storage cannot be reached</source>
   <translation>Der Speicher ist nicht erreichbar</translation>
  </message>
  <message>
   <source>The storage cannot be reached now. What you do is kept here and sent later by itself.</source>
   <translation>Der Speicher ist gerade nicht zu erreichen. Was du tust, bleibt hier und wird später von selbst gesendet.</translation>
  </message>
  <message>
   <source>The storage cannot be reached.</source>
   <translation>Der Speicher ist nicht erreichbar.</translation>
  </message>
  <message>
   <source>The storage did not answer as it should</source>
   <translation>Der Speicher hat nicht wie erwartet geantwortet</translation>
  </message>
  <message>
   <source>The storage did not make or remove the user ({0}).</source>
   <translation>Der Speicher hat den Benutzer nicht angelegt oder entfernt ({0}).</translation>
  </message>
  <message>
   <source>The storage from which this was exported has newer entries than the export.</source>
   <translation>Der Speicher, aus dem dies exportiert wurde, hat neuere Einträge als der Export.</translation>
  </message>
  <message>
   <source>The storage gives no temporary keys.</source>
   <translation>Der Speicher gibt keine befristeten Schlüssel.</translation>
  </message>
  <message>
   <source>The storage is busy</source>
   <translation>Der Speicher ist beschäftigt</translation>
  </message>
  <message>
   <source>The storage is busy ({0}).</source>
   <translation>Der Speicher ist beschäftigt ({0}).</translation>
  </message>
  <message>
   <source>The storage made no key.</source>
   <translation>Der Speicher hat keinen Schlüssel angelegt.</translation>
  </message>
  <message>
   <source>The storage of “{0}” does not let you in any more.</source>
   <translation>Der Speicher von „{0}“ lässt dich nicht mehr hinein.</translation>
  </message>
  <message>
   <source>The storage refused the request ({0}).</source>
   <translation>Der Speicher hat die Anfrage abgelehnt ({0}).</translation>
  </message>
  <message>
   <source>The storage refuses access</source>
   <translation>Der Speicher verweigert den Zugang</translation>
  </message>
  <message>
   <source>The storage refuses this computer's keys.</source>
   <translation>Der Speicher weist die Schlüssel dieses Rechners ab.</translation>
  </message>
  <message>
   <source>The storage's certificate cannot be verified.</source>
   <translation>Das Zertifikat des Speichers lässt sich nicht prüfen.</translation>
  </message>
  <message>
   <source>The tags did not come back as they were written.</source>
   <translation>Die Tags kamen nicht so zurück, wie sie geschrieben wurden.</translation>
  </message>
  <message>
   <source>The take was not delivered</source>
   <translation>Der Take wurde nicht abgegeben</translation>
  </message>
  <message>
   <source>The takes stand, although what they were made from has been replaced</source>
   <translation>Die Takes gelten weiter, obwohl ersetzt wurde, woraus sie gemacht sind</translation>
  </message>
  <message>
   <source>The terms are not those that you accepted. </source>
   <translation>Die Bedingungen sind nicht die, die du angenommen hast. </translation>
  </message>
  <message>
   <source>The terms do not match what would be signed.</source>
   <translation>Die Bedingungen passen nicht zu dem, was signiert würde.</translation>
  </message>
  <message>
   <source>The terms have no milestone {0}.</source>
   <translation>Die Bedingungen haben keinen Meilenstein {0}.</translation>
  </message>
  <message>
   <source>The terms in words</source>
   <translation>Die Bedingungen in Worten</translation>
  </message>
  <message>
   <source>The terms of this gig cannot be read here.</source>
   <translation>Die Bedingungen dieses Auftrags lassen sich hier nicht lesen.</translation>
  </message>
  <message>
   <source>The terms of “{0}” are not complete: {1}.</source>
   <translation>Die Bedingungen von „{0}“ sind nicht vollständig: {1}.</translation>
  </message>
  <message>
   <source>The terms of “{0}” are not signed yet.</source>
   <translation>Die Bedingungen von „{0}“ sind noch nicht unterschrieben.</translation>
  </message>
  <message>
   <source>The timeline “{0}” cannot be used: {1}.</source>
   <translation>Die Timeline „{0}“ lässt sich nicht verwenden: {1}.</translation>
  </message>
  <message>
   <source>The top place is 1.</source>
   <translation>Der oberste Platz ist 1.</translation>
  </message>
  <message>
   <source>The track “{0}” still has stages.</source>
   <translation>Die Spur „{0}“ hat noch Schritte.</translation>
  </message>
  <message>
   <source>The tracks are: {0}.</source>
   <translation>Die Spuren sind: {0}.</translation>
  </message>
  <message>
   <source>The transfer was stopped.</source>
   <translation>Die Übertragung wurde angehalten.</translation>
  </message>
  <message>
   <source>The transfers are paused.</source>
   <translation>Die Übertragungen sind pausiert.</translation>
  </message>
  <message>
   <source>The transfers were stopped.</source>
   <translation>Die Übertragungen wurden angehalten.</translation>
  </message>
  <message>
   <source>The true peak is too high</source>
   <translation>Der True Peak ist zu hoch</translation>
  </message>
  <message>
   <source>The two sides cancel each other</source>
   <translation>Die beiden Seiten löschen sich aus</translation>
  </message>
  <message>
   <source>The value is nested deeper than {0} levels.</source>
   <translation>Der Wert ist tiefer als {0} Ebenen verschachtelt.</translation>
  </message>
  <message>
   <source>The waveform is being read…</source>
   <translation>Die Wellenform wird gelesen…</translation>
  </message>
  <message>
   <source>The window cannot be opened</source>
   <translation>Das Fenster lässt sich nicht öffnen</translation>
  </message>
  <message>
   <source>The window could not be opened; the demo lies at</source>
   <translation>Das Fenster ließ sich nicht öffnen; die Demo liegt unter</translation>
  </message>
  <message>
   <source>The window needs a library that cannot be loaded here: {0}.</source>
   <translation>Das Fenster braucht eine Bibliothek, die sich hier nicht laden lässt: {0}.</translation>
  </message>
  <message>
   <source>The words on rights have {0} characters; {1} are possible.</source>
   <translation>Der Text zu den Rechten hat {0} Zeichen; möglich sind {1}.</translation>
  </message>
  <message>
   <source>The words that were made with the file, or the passphrase that you chose.</source>
   <translation>Die Wörter, die mit der Datei entstanden, oder die Passphrase, die du gewählt hast.</translation>
  </message>
  <message>
   <source>The work takes {time}; the clock starts when all inputs are there.</source>
   <translation>Die Arbeit dauert {time}; die Uhr läuft, sobald alle Eingaben da sind.</translation>
  </message>
  <message>
   <source>The work was stopped.</source>
   <translation>Die Arbeit wurde angehalten.</translation>
  </message>
  <message>
   <source>The work was stopped. Nothing was changed.</source>
   <translation>Die Arbeit wurde angehalten. Nichts wurde geändert.</translation>
  </message>
  <message>
   <source>The working time is changed</source>
   <translation>Die Arbeitszeit ist geändert</translation>
  </message>
  <message>
   <source>The {n} lanes of the group are muted together.</source>
   <translation>Die {n} Kanäle der Gruppe werden gemeinsam stumm geschaltet.</translation>
  </message>
  <message>
   <source>Their application keys were deleted at Backblaze.</source>
   <translation>Ihre Application Keys wurden bei Backblaze gelöscht.</translation>
  </message>
  <message>
   <source>Their computers answer by themselves once they are on.</source>
   <translation>Die anderen Rechner antworten von selbst, sobald sie an sind.</translation>
  </message>
  <message>
   <source>Their keys are not renewed any more and end by themselves within 7 days.</source>
   <translation>Ihre Schlüssel werden nicht mehr erneuert und enden von selbst innerhalb von 7 Tagen.</translation>
  </message>
  <message>
   <source>Their keys are not renewed any more and end by themselves within hours.</source>
   <translation>Ihre Schlüssel werden nicht mehr erneuert und enden von selbst innerhalb von Stunden.</translation>
  </message>
  <message>
   <source>Their stages are made without a take; hand the files in later, or choose their folder above.</source>
   <translation>Ihre Schritte entstehen ohne Take; gib die Dateien später ab oder wähle oben ihren Ordner.</translation>
  </message>
  <message>
   <source>Their user and its keys were deleted at the storage.</source>
   <translation>Ihr Benutzer und seine Schlüssel wurden beim Speicher gelöscht.</translation>
  </message>
  <message>
   <source>Their work on {stages} ends here; what you owe them by the terms you still owe.</source>
   <translation>Die Arbeit an {stages} endet hier; was du nach den Bedingungen schuldest, bleibt offen.</translation>
  </message>
  <message>
   <source>Theme</source>
   <translation>Farbschema</translation>
  </message>
  <message>
   <source>Theme: {name}</source>
   <translation>Farbschema: {name}</translation>
  </message>
  <message>
   <source>Then it goes on sending and fetching; “Quit” in its menu ends it.</source>
   <translation>Dann sendet und holt es weiter; „Beenden“ in seinem Menü beendet es.</translation>
  </message>
  <message>
   <source>There are no keys for this storage.</source>
   <translation>Für diesen Speicher gibt es keine Schlüssel.</translation>
  </message>
  <message>
   <source>There are no notes to write.</source>
   <translation>Es gibt keine Notizen zum Schreiben.</translation>
  </message>
  <message>
   <source>There are several payments for “{0}”.</source>
   <translation>Für „{0}“ gibt es mehrere Zahlungen.</translation>
  </message>
  <message>
   <source>There are too many files for one delivery.</source>
   <translation>Das sind zu viele Dateien für eine Abgabe.</translation>
  </message>
  <message>
   <source>There are two release feeds with the number {0}: one says {1}, the other {2}.</source>
   <translation>Es gibt zwei Versionsfeeds mit der Nummer {0}: Der eine nennt {1}, der andere {2}.</translation>
  </message>
  <message>
   <source>There are {0} markers “{1}”.</source>
   <translation>Es gibt {0} Marken „{1}“.</translation>
  </message>
  <message>
   <source>There are: {0}.</source>
   <translation>Vorhanden: {0}.</translation>
  </message>
  <message>
   <source>There is a chain “{0}” already.</source>
   <translation>Eine Kette „{0}“ gibt es schon.</translation>
  </message>
  <message>
   <source>There is a file of this name already, and it might be somebody's recovery file.</source>
   <translation>Eine Datei mit diesem Namen gibt es schon, und sie könnte jemandes Wiederherstellungsdatei sein.</translation>
  </message>
  <message>
   <source>There is a gig “{0}” already.</source>
   <translation>Einen Auftrag „{0}“ gibt es schon.</translation>
  </message>
  <message>
   <source>There is a recipe “{0}” already.</source>
   <translation>Ein Rezept „{0}“ gibt es schon.</translation>
  </message>
  <message>
   <source>There is a tax rate and a reason for no tax.</source>
   <translation>Es gibt einen Steuersatz und zugleich einen Grund für keine Steuer.</translation>
  </message>
  <message>
   <source>There is an amount, and it is said that nothing has come.</source>
   <translation>Es gibt einen Betrag, und es heißt, nichts sei angekommen.</translation>
  </message>
  <message>
   <source>There is neither a chain called “{0}” nor a file of that name.</source>
   <translation>Es gibt weder eine Kette namens „{0}“ noch eine Datei dieses Namens.</translation>
  </message>
  <message>
   <source>There is neither a file nor a ready-made delivery spec “{0}”.</source>
   <translation>Es gibt weder eine Datei noch eine fertige Abgabe-Spezifikation „{0}“.</translation>
  </message>
  <message>
   <source>There is no alarm about another copy of this home.</source>
   <translation>Es gibt keinen Alarm wegen einer zweiten Kopie dieses Datenordners.</translation>
  </message>
  <message>
   <source>There is no answer to {0}.</source>
   <translation>Auf {0} gibt es keine Antwort.</translation>
  </message>
  <message>
   <source>There is no approved {0} “{1}”.</source>
   <translation>Freigegeben ist kein {0} „{1}“.</translation>
  </message>
  <message>
   <source>There is no audio to put on a page.</source>
   <translation>Es gibt keinen Ton für eine Seite.</translation>
  </message>
  <message>
   <source>There is no baseline “{0}”.</source>
   <translation>Es gibt keinen Basisplan „{0}“.</translation>
  </message>
  <message>
   <source>There is no chain “{0}” of your own.</source>
   <translation>Du hast keine eigene Kette „{0}“.</translation>
  </message>
  <message>
   <source>There is no command {0}.</source>
   <translation>Es gibt keinen Befehl {0}.</translation>
  </message>
  <message>
   <source>There is no credit of “{0}” yet.</source>
   <translation>Von „{0}“ gibt es noch keinen Credit.</translation>
  </message>
  <message>
   <source>There is no file to write to.</source>
   <translation>Es ist keine Datei genannt.</translation>
  </message>
  <message>
   <source>There is no file “{0}” on this machine.</source>
   <translation>Auf diesem Rechner gibt es keine Datei „{0}“.</translation>
  </message>
  <message>
   <source>There is no file “{0}”.</source>
   <translation>Es gibt keine Datei „{0}“.</translation>
  </message>
  <message>
   <source>There is no gig “{0}” of your own.</source>
   <translation>Du hast keinen Auftrag „{0}“.</translation>
  </message>
  <message>
   <source>There is no invitation in this text.</source>
   <translation>In diesem Text steht keine Einladung.</translation>
  </message>
  <message>
   <source>There is no kind of recipe “{0}”.</source>
   <translation>Es gibt keine Art von Rezept „{0}“.</translation>
  </message>
  <message>
   <source>There is no lane “{0}” on “{1}”.</source>
   <translation>Auf „{1}“ gibt es keinen Kanal „{0}“.</translation>
  </message>
  <message>
   <source>There is no mail program here; the text of the mail is on the clipboard.</source>
   <translation>Hier gibt es kein Mailprogramm; der Text der Mail ist in der Zwischenablage.</translation>
  </message>
  <message>
   <source>There is no manifest beside “{0}”.</source>
   <translation>Neben „{0}“ liegt kein Manifest.</translation>
  </message>
  <message>
   <source>There is no marker “{0}”.</source>
   <translation>Es gibt keine Marke „{0}“.</translation>
  </message>
  <message>
   <source>There is no payment {0} for “{1}”.</source>
   <translation>Für „{1}“ gibt es keine Zahlung {0}.</translation>
  </message>
  <message>
   <source>There is no picture for “{0}”: no video is approved.</source>
   <translation>Für „{0}“ gibt es kein Bild: Kein Video ist freigegeben.</translation>
  </message>
  <message>
   <source>There is no production on this home yet.</source>
   <translation>In diesem Datenordner gibt es noch keine Produktion.</translation>
  </message>
  <message>
   <source>There is no recipe to plan.</source>
   <translation>Es gibt kein Rezept zum Planen.</translation>
  </message>
  <message>
   <source>There is no recipe “{0}”.</source>
   <translation>Es gibt kein Rezept „{0}“.</translation>
  </message>
  <message>
   <source>There is no single device “{0}” that may decide here.</source>
   <translation>Es gibt kein eindeutiges Gerät „{0}“, das hier entscheiden darf.</translation>
  </message>
  <message>
   <source>There is no single link “{0}”.</source>
   <translation>Es gibt keine eindeutige Verbindung „{0}“.</translation>
  </message>
  <message>
   <source>There is no single nested chain “{0}”.</source>
   <translation>Es gibt keine eindeutige verschachtelte Kette „{0}“.</translation>
  </message>
  <message>
   <source>There is no sound for “{0}”: no master and no mix is approved.</source>
   <translation>Für „{0}“ gibt es keinen Ton: Kein Master und kein Mix ist freigegeben.</translation>
  </message>
  <message>
   <source>There is no sound in this deliverable, so there is nothing to hear on a page.</source>
   <translation>Dieses Ergebnis enthält keinen Ton, also gibt es auf einer Seite nichts zu hören.</translation>
  </message>
  <message>
   <source>There is no sound in this take.</source>
   <translation>In diesem Take ist kein Ton.</translation>
  </message>
  <message>
   <source>There is no split.</source>
   <translation>Es ist keine Aufteilung genannt.</translation>
  </message>
  <message>
   <source>There is no stage “{0}” in this plan.</source>
   <translation>In diesem Plan gibt es keinen Schritt „{0}“.</translation>
  </message>
  <message>
   <source>There is no stage “{0}” to link.</source>
   <translation>Es gibt keinen Schritt „{0}“ zum Verbinden.</translation>
  </message>
  <message>
   <source>There is no such bucket</source>
   <translation>Diesen Bucket gibt es nicht</translation>
  </message>
  <message>
   <source>There is no such bucket at this address.</source>
   <translation>Unter dieser Adresse gibt es diesen Bucket nicht.</translation>
  </message>
  <message>
   <source>There is no such bucket in this account.</source>
   <translation>In diesem Konto gibt es diesen Bucket nicht.</translation>
  </message>
  <message>
   <source>There is no such line in this text; it begins with {0}-.</source>
   <translation>In diesem Text gibt es keine solche Zeile; sie beginnt mit {0}-.</translation>
  </message>
  <message>
   <source>There is no such link any more.</source>
   <translation>Diese Verbindung gibt es nicht mehr.</translation>
  </message>
  <message>
   <source>There is no such object in the bucket.</source>
   <translation>Im Bucket gibt es dieses Objekt nicht.</translation>
  </message>
  <message>
   <source>There is no such production on this machine.</source>
   <translation>Auf diesem Rechner gibt es diese Produktion nicht.</translation>
  </message>
  <message>
   <source>There is no such production or hand-off on this machine.</source>
   <translation>Auf diesem Rechner gibt es diese Produktion oder Übergabe nicht.</translation>
  </message>
  <message>
   <source>There is no such role, or your keys may not take it on.</source>
   <translation>Diese Rolle gibt es nicht, oder deine Schlüssel dürfen sie nicht annehmen.</translation>
  </message>
  <message>
   <source>There is no such stage in this plan.</source>
   <translation>In diesem Plan gibt es diesen Schritt nicht.</translation>
  </message>
  <message>
   <source>There is no such stage.</source>
   <translation>Diesen Schritt gibt es nicht.</translation>
  </message>
  <message>
   <source>There is no such transfer.</source>
   <translation>Diese Übertragung gibt es nicht.</translation>
  </message>
  <message>
   <source>There is no take {0}.</source>
   <translation>Es gibt keinen Take {0}.</translation>
  </message>
  <message>
   <source>There is no time zone called “{0}”.</source>
   <translation>Es gibt keine Zeitzone namens „{0}“.</translation>
  </message>
  <message>
   <source>There is no time zone “{0}”.</source>
   <translation>Es gibt keine Zeitzone „{0}“.</translation>
  </message>
  <message>
   <source>There is no track “{0}”.</source>
   <translation>Es gibt keine Spur „{0}“.</translation>
  </message>
  <message>
   <source>There is no way to put it right in one press: change the stages themselves.</source>
   <translation>Mit einem Klick lässt sich das nicht beheben: Ändere die Schritte selbst.</translation>
  </message>
  <message>
   <source>There is no {0} {1} in {2}.</source>
   <translation>{0} {1} gibt es in {2} nicht.</translation>
  </message>
  <message>
   <source>There is no {0} “{1}” in this hand-off.</source>
   <translation>{0} „{1}“ gibt es in dieser Übergabe nicht.</translation>
  </message>
  <message>
   <source>There is no “{0}” in this folder.</source>
   <translation>In diesem Ordner gibt es kein „{0}“.</translation>
  </message>
  <message>
   <source>There is nobody called “{0}”.</source>
   <translation>Niemand heißt „{0}“.</translation>
  </message>
  <message>
   <source>There is nobody to choose for “{0}”.</source>
   <translation>Für „{0}“ ist niemand auszuwählen.</translation>
  </message>
  <message>
   <source>There is nothing at this address.</source>
   <translation>Unter dieser Adresse ist nichts.</translation>
  </message>
  <message>
   <source>There is nothing in it that a production can take in.</source>
   <translation>Darin ist nichts, was eine Produktion übernehmen kann.</translation>
  </message>
  <message>
   <source>There is nothing of a production here.</source>
   <translation>Hier ist nichts von einer Produktion.</translation>
  </message>
  <message>
   <source>There is nothing that could go</source>
   <translation>Nichts könnte weg</translation>
  </message>
  <message>
   <source>There is nothing to answer any more.</source>
   <translation>Es gibt nichts mehr zu beantworten.</translation>
  </message>
  <message>
   <source>There is nothing to answer; accept it if it is reached.</source>
   <translation>Es gibt nichts zu beantworten; nimm ihn an, wenn er erreicht ist.</translation>
  </message>
  <message>
   <source>There is nothing to compare before a second take has come.</source>
   <translation>Zu vergleichen gibt es erst etwas, wenn ein zweiter Take da ist.</translation>
  </message>
  <message>
   <source>There is nothing to cut yet: no video has been approved.</source>
   <translation>Zu schneiden gibt es noch nichts: Kein Video ist freigegeben.</translation>
  </message>
  <message>
   <source>There is nothing to deliver for “{0}”.</source>
   <translation>Für „{0}“ gibt es nichts abzugeben.</translation>
  </message>
  <message>
   <source>There is nothing to draw: no stage is chosen.</source>
   <translation>Es gibt nichts zu zeichnen: Kein Schritt ist gewählt.</translation>
  </message>
  <message>
   <source>There is nothing to mix yet: no stem has been approved.</source>
   <translation>Es gibt noch nichts zu mischen: Kein Stem ist freigegeben.</translation>
  </message>
  <message>
   <source>There is nothing to mix.</source>
   <translation>Es gibt nichts zu mischen.</translation>
  </message>
  <message>
   <source>There is nothing to mix: every stage is muted.</source>
   <translation>Es gibt nichts zu mischen: Jeder Schritt ist stumm.</translation>
  </message>
  <message>
   <source>There is nothing to put together yet: nothing has been approved.</source>
   <translation>Zusammenzustellen gibt es noch nichts: Nichts ist freigegeben.</translation>
  </message>
  <message>
   <source>There is nothing to {0}.</source>
   <translation>Dafür ist nichts da: {0}.</translation>
  </message>
  <message>
   <source>There is silence where there should be sound</source>
   <translation>Es ist still, wo Ton sein sollte</translation>
  </message>
  <message>
   <source>There is too little room: about {0} are needed, {1} MB are free.</source>
   <translation>Es ist zu wenig Platz: Gebraucht werden etwa {0}, frei sind {1} MB.</translation>
  </message>
  <message>
   <source>There is: {0}.</source>
   <translation>Vorhanden: {0}.</translation>
  </message>
  <message>
   <source>There {0}; without a change they are listed.</source>
   <translation>Vorhanden: {0}; ohne Änderung werden sie aufgezählt.</translation>
  </message>
  <message>
   <source>These are no hours.</source>
   <translation>Das sind keine Uhrzeiten.</translation>
  </message>
  <message>
   <source>These bytes are not in Segue's form</source>
   <translation>Diese Bytes haben nicht die Form von Segue</translation>
  </message>
  <message>
   <source>These have one: {0}.</source>
   <translation>Eins haben: {0}.</translation>
  </message>
  <message>
   <source>These keys may not give the owner access to what members write.</source>
   <translation>Diese Schlüssel dürfen dem Eigentümer keinen Zugang zu dem geben, was Mitglieder schreiben.</translation>
  </message>
  <message>
   <source>These keys may not make users.</source>
   <translation>Diese Schlüssel dürfen keine Benutzer anlegen.</translation>
  </message>
  <message>
   <source>These keys may {rights}.</source>
   <translation>Diese Schlüssel dürfen {rights}.</translation>
  </message>
  <message>
   <source>These minutes wait for the owner's answer already.</source>
   <translation>Diese Minuten warten schon auf die Antwort des Eigentümers.</translation>
  </message>
  <message>
   <source>These notes are too long.</source>
   <translation>Diese Notizen sind zu lang.</translation>
  </message>
  <message>
   <source>These notes cannot be read</source>
   <translation>Diese Notizen lassen sich nicht lesen</translation>
  </message>
  <message>
   <source>These rights in “{0}” are granted already.</source>
   <translation>Diese Rechte an „{0}“ sind schon eingeräumt.</translation>
  </message>
  <message>
   <source>These rules are for {0}; “{1}” is {2}.</source>
   <translation>Diese Regeln sind für {0}; „{1}“ ist {2}.</translation>
  </message>
  <message>
   <source>These stages are of several productions.</source>
   <translation>Diese Schritte gehören zu mehreren Produktionen.</translation>
  </message>
  <message>
   <source>These stages are the nested chain “{0}” already.</source>
   <translation>Diese Schritte sind schon die verschachtelte Kette „{0}“.</translation>
  </message>
  <message>
   <source>These terms cannot be read.</source>
   <translation>Diese Bedingungen lassen sich nicht lesen.</translation>
  </message>
  <message>
   <source>These two are linked like this already.</source>
   <translation>Diese beiden sind schon so verbunden.</translation>
  </message>
  <message>
   <source>These words do not go together.</source>
   <translation>Diese Wörter passen nicht zusammen.</translation>
  </message>
  <message>
   <source>They are</source>
   <translation>Als</translation>
  </message>
  <message>
   <source>They are passed over, and nothing of yours is lost. Two computers wrote before the folder was in step; delete the copies once every computer has synchronised.</source>
   <translation>Sie werden übergangen, und von dir geht nichts verloren. Zwei Rechner haben geschrieben, bevor der Ordner abgeglichen war; lösche die Kopien, sobald jeder Rechner abgeglichen hat.</translation>
  </message>
  <message>
   <source>They are passed over. Whoever put them there should keep them elsewhere.</source>
   <translation>Sie werden übergangen. Wer sie dort abgelegt hat, sollte sie anderswo aufbewahren.</translation>
  </message>
  <message>
   <source>They are sent with your answer.</source>
   <translation>Sie gehen mit deiner Antwort hinaus.</translation>
  </message>
  <message>
   <source>They end after 7 days; this computer renews them when half of that is over.</source>
   <translation>Sie enden nach 7 Tagen; dieser Rechner erneuert sie, wenn die Hälfte vorbei ist.</translation>
  </message>
  <message>
   <source>They get these keys with the next sync</source>
   <translation>Diese Schlüssel kommen mit dem nächsten Abgleich an</translation>
  </message>
  <message>
   <source>They have run out; the next sync renews them.</source>
   <translation>Sie sind abgelaufen; der nächste Abgleich erneuert sie.</translation>
  </message>
  <message>
   <source>They have your own keys: make new ones at your provider, name them with `segue depot login`, and delete the old ones. Segue gives the others the new ones.</source>
   <translation>Sie hat deine eigenen Schlüssel: Mach bei deinem Anbieter neue, nenne sie mit `segue depot login` und lösche die alten. Segue gibt den anderen die neuen.</translation>
  </message>
  <message>
   <source>They last 999 days; deleting them shuts this person out without touching the others.</source>
   <translation>Sie gelten 999 Tage; sie zu löschen schließt diese Person aus, ohne die anderen zu berühren.</translation>
  </message>
  <message>
   <source>They leave the storage for everybody. Copies on people's computers stay.</source>
   <translation>Sie verlassen den Speicher für alle. Kopien auf den Rechnern bleiben.</translation>
  </message>
  <message>
   <source>They lie elsewhere for this computer</source>
   <translation>Für diesen Rechner liegen sie anderswo</translation>
  </message>
  <message>
   <source>They lie in</source>
   <translation>Sie liegen in</translation>
  </message>
  <message>
   <source>They lie there already</source>
   <translation>Sie liegen schon dort</translation>
  </message>
  <message>
   <source>They make the price. Each is owed once you accept it.</source>
   <translation>Sie ergeben den Preis. Jeder ist fällig, sobald du ihn annimmst.</translation>
  </message>
  <message>
   <source>They stay where they are</source>
   <translation>Sie bleiben, wo sie sind</translation>
  </message>
  <message>
   <source>They use keys of their own for the bucket, which you let them have at your provider.</source>
   <translation>Sie benutzen eigene Schlüssel für den Bucket, die du ihnen bei deinem Anbieter gibst.</translation>
  </message>
  <message>
   <source>They were not let in. Ask the person you invited, and compare the six words by phone; if somebody else is in, withdraw the offer and send another invitation.</source>
   <translation>Sie wurden nicht eingelassen. Frag die Person, die du eingeladen hast, und vergleicht am Telefon die sechs Wörter; ist jemand anderes drin, zieh das Angebot zurück und schick eine neue Einladung.</translation>
  </message>
  <message>
   <source>This answer is for another device.</source>
   <translation>Diese Antwort ist für ein anderes Gerät.</translation>
  </message>
  <message>
   <source>This calendar has no working time, so nothing can be planned in it.</source>
   <translation>Dieser Kalender hat keine Arbeitszeit, also lässt sich darin nichts planen.</translation>
  </message>
  <message>
   <source>This cannot be delivered yet</source>
   <translation>Das lässt sich noch nicht abgeben</translation>
  </message>
  <message>
   <source>This cannot be taken back; to use the device again, add it anew as another one.</source>
   <translation>Das lässt sich nicht zurücknehmen; um das Gerät wieder zu benutzen, füge es neu als ein anderes hinzu.</translation>
  </message>
  <message>
   <source>This cannot be trusted</source>
   <translation>Dem lässt sich nicht trauen</translation>
  </message>
  <message>
   <source>This cannot be used</source>
   <translation>Das lässt sich nicht verwenden</translation>
  </message>
  <message>
   <source>This chain cannot be used</source>
   <translation>Diese Kette lässt sich nicht verwenden</translation>
  </message>
  <message>
   <source>This change cannot be proposed: {0}.</source>
   <translation>Diese Änderung kann nicht vorgeschlagen werden: {0}.</translation>
  </message>
  <message>
   <source>This command cannot be understood</source>
   <translation>Dieser Befehl ist unverständlich</translation>
  </message>
  <message>
   <source>This computer</source>
   <translation>Dieser Rechner</translation>
  </message>
  <message>
   <source>This computer decides now</source>
   <translation>Dieser Rechner entscheidet jetzt</translation>
  </message>
  <message>
   <source>This computer is moving “{0}” there itself, and has not come to the end of it.</source>
   <translation>Dieser Rechner zieht „{0}“ selbst dorthin um und ist damit noch nicht fertig.</translation>
  </message>
  <message>
   <source>This computer is {name}'s now and knows {n} production</source>
   <translation>Dieser Rechner gehört jetzt {name} und kennt {n} Produktion</translation>
  </message>
  <message>
   <source>This computer is {name}'s now and knows {n} productions</source>
   <translation>Dieser Rechner gehört jetzt {name} und kennt {n} Produktionen</translation>
  </message>
  <message>
   <source>This computer only. With your first production it becomes a device that others can see.</source>
   <translation>Nur dieser Rechner. Mit deiner ersten Produktion wird er ein Gerät, das andere sehen können.</translation>
  </message>
  <message>
   <source>This computer renews them when half of that is over: it has to be on and online {0}.</source>
   <translation>Dieser Rechner erneuert sie, wenn die Hälfte vorbei ist: Er muss {0} an und online sein.</translation>
  </message>
  <message>
   <source>This computer's account may not read the folder.</source>
   <translation>Das Konto dieses Rechners darf den Ordner nicht lesen.</translation>
  </message>
  <message>
   <source>This computer's account may not use the folder.</source>
   <translation>Das Konto dieses Rechners darf den Ordner nicht benutzen.</translation>
  </message>
  <message>
   <source>This computer's clock is {0} minutes {1} the storage's.</source>
   <translation>Die Uhr dieses Rechners weicht von der des Speichers ab: {0} Minuten ({1}).</translation>
  </message>
  <message>
   <source>This counts for nothing</source>
   <translation>Das zählt nicht</translation>
  </message>
  <message>
   <source>This credit cannot be written.</source>
   <translation>Dieser Credit lässt sich nicht schreiben.</translation>
  </message>
  <message>
   <source>This credit is not signed by whoever it names.</source>
   <translation>Diesen Credit hat nicht signiert, wen er nennt.</translation>
  </message>
  <message>
   <source>This credit is signed by another key than the one that you named.</source>
   <translation>Dieser Credit ist mit einem anderen Schlüssel signiert als dem, den du genannt hast.</translation>
  </message>
  <message>
   <source>This credit is yours</source>
   <translation>Dieser Credit gehört dir</translation>
  </message>
  <message>
   <source>This credit was given under a key that has been replaced.</source>
   <translation>Dieser Credit wurde mit einem Schlüssel vergeben, der inzwischen ersetzt ist.</translation>
  </message>
  <message>
   <source>This desktop has no place for it.</source>
   <translation>Dieser Desktop hat keinen Platz dafür.</translation>
  </message>
  <message>
   <source>This device decides here already.</source>
   <translation>Dieses Gerät entscheidet hier schon.</translation>
  </message>
  <message>
   <source>This device has not asked yet.</source>
   <translation>Dieses Gerät hat noch nicht gefragt.</translation>
  </message>
  <message>
   <source>This device has not been let in yet, so it cannot decide.</source>
   <translation>Dieses Gerät ist noch nicht eingelassen und kann deshalb nicht entscheiden.</translation>
  </message>
  <message>
   <source>This device was revoked</source>
   <translation>Dieses Gerät wurde widerrufen</translation>
  </message>
  <message>
   <source>This device was revoked in “{0}”; what it decides no longer counts.</source>
   <translation>Dieses Gerät wurde in „{0}“ widerrufen; was es entscheidet, gilt nicht mehr.</translation>
  </message>
  <message>
   <source>This device was revoked.</source>
   <translation>Dieses Gerät wurde widerrufen.</translation>
  </message>
  <message>
   <source>This device was revoked; what it decides no longer counts.</source>
   <translation>Dieses Gerät wurde widerrufen; was es entscheidet, gilt nicht mehr.</translation>
  </message>
  <message>
   <source>This event cannot be written: {0}.</source>
   <translation>Dieses Ereignis lässt sich nicht schreiben: {0}.</translation>
  </message>
  <message>
   <source>This export was made by a newer Segue.</source>
   <translation>Dieser Export stammt von einem neueren Segue.</translation>
  </message>
  <message>
   <source>This export's keys are sealed to another device or person.</source>
   <translation>Die Schlüssel dieses Exports sind für ein anderes Gerät oder eine andere Person versiegelt.</translation>
  </message>
  <message>
   <source>This file cannot be read</source>
   <translation>Diese Datei lässt sich nicht lesen</translation>
  </message>
  <message>
   <source>This file did not arrive under its name.</source>
   <translation>Diese Datei kam nicht unter ihrem Namen an.</translation>
  </message>
  <message>
   <source>This file is not on this machine yet.</source>
   <translation>Diese Datei ist noch nicht auf diesem Rechner.</translation>
  </message>
  <message>
   <source>This file is packed in a way that this version does not know.</source>
   <translation>Diese Datei ist auf eine Art gepackt, die diese Version nicht kennt.</translation>
  </message>
  <message>
   <source>This folder and the one in which your files lie now would lie in one another.</source>
   <translation>Dieser Ordner und der, in dem deine Dateien jetzt liegen, lägen ineinander.</translation>
  </message>
  <message>
   <source>This folder and the shared folder of “{0}” would lie in one another.</source>
   <translation>Dieser Ordner und der gemeinsame Ordner von „{0}“ lägen ineinander.</translation>
  </message>
  <message>
   <source>This folder holds the files of another person or another installation of Segue.</source>
   <translation>In diesem Ordner liegen die Dateien einer anderen Person oder einer anderen Installation von Segue.</translation>
  </message>
  <message>
   <source>This folder holds your files already, from an earlier time or moved by hand.</source>
   <translation>In diesem Ordner liegen deine Dateien schon, von früher oder von Hand verschoben.</translation>
  </message>
  <message>
   <source>This folder is not there.</source>
   <translation>Dieser Ordner ist nicht da.</translation>
  </message>
  <message>
   <source>This grants no rights.</source>
   <translation>Damit werden keine Rechte eingeräumt.</translation>
  </message>
  <message>
   <source>This grants nothing; choose a grant, or write one.</source>
   <translation>Damit wird nichts eingeräumt; wähle eine Rechteart, oder schreib selbst eine.</translation>
  </message>
  <message>
   <source>This holds no stages that could be pasted.</source>
   <translation>Hier sind keine Schritte, die sich einfügen ließen.</translation>
  </message>
  <message>
   <source>This home belongs to {0} already.</source>
   <translation>Dieser Datenordner gehört schon {0}.</translation>
  </message>
  <message>
   <source>This home was last used by a newer Segue.</source>
   <translation>Dieser Datenordner wurde zuletzt von einem neueren Segue benutzt.</translation>
  </message>
  <message>
   <source>This invitation cannot be used</source>
   <translation>Diese Einladung lässt sich nicht verwenden</translation>
  </message>
  <message>
   <source>This invitation has been answered by somebody else, who gave the name “{0}”.</source>
   <translation>Auf diese Einladung hat jemand anderes geantwortet, mit dem Namen „{0}“.</translation>
  </message>
  <message>
   <source>This invitation has expired.</source>
   <translation>Diese Einladung ist abgelaufen.</translation>
  </message>
  <message>
   <source>This invitation has not been opened here.</source>
   <translation>Diese Einladung ist hier nicht geöffnet worden.</translation>
  </message>
  <message>
   <source>This invitation is your own; it is for the person you are sending it to.</source>
   <translation>Diese Einladung ist deine eigene; sie ist für die Person, der du sie schickst.</translation>
  </message>
  <message>
   <source>This invitation was made by a newer Segue.</source>
   <translation>Diese Einladung stammt von einem neueren Segue.</translation>
  </message>
  <message>
   <source>This invitation was tampered with</source>
   <translation>Diese Einladung wurde manipuliert</translation>
  </message>
  <message>
   <source>This invitation was used already, by another device or person.</source>
   <translation>Diese Einladung wurde schon benutzt, von einem anderen Gerät oder einer anderen Person.</translation>
  </message>
  <message>
   <source>This invitation was used by somebody else before you.</source>
   <translation>Jemand anderes hat diese Einladung vor dir benutzt.</translation>
  </message>
  <message>
   <source>This is a fault of the program, not yours.</source>
   <translation>Das ist ein Fehler des Programms, nicht deiner.</translation>
  </message>
  <message>
   <source>This is a fault of the program, not yours. What happened was written to a file.</source>
   <translation>Das ist ein Fehler des Programms, nicht deiner. Was geschah, steht in einer Datei.</translation>
  </message>
  <message>
   <source>This is a file, not a folder.</source>
   <translation>Das ist eine Datei, kein Ordner.</translation>
  </message>
  <message>
   <source>This is all there is. It lies in a file on this computer and goes nowhere unless you send it to somebody.</source>
   <translation>Das ist alles. Es liegt in einer Datei auf diesem Rechner und geht nirgendwohin, wenn du es nicht jemandem schickst.</translation>
  </message>
  <message>
   <source>This is another kind of file</source>
   <translation>Das ist eine andere Art von Datei</translation>
  </message>
  <message>
   <source>This is no JSON: {0}.</source>
   <translation>Das ist kein JSON: {0}.</translation>
  </message>
  <message>
   <source>This is no enrolment of a device here.</source>
   <translation>Das ist kein Beitritt eines Geräts hier.</translation>
  </message>
  <message>
   <source>This is no enrolment.</source>
   <translation>Das ist kein Beitritt.</translation>
  </message>
  <message>
   <source>This is no file that can be copied.</source>
   <translation>Das ist keine Datei, die kopiert werden kann.</translation>
  </message>
  <message>
   <source>This is no frame of Segue's log, or one of a newer version.</source>
   <translation>Das ist kein Frame aus dem Protokoll von Segue, oder einer einer neueren Version.</translation>
  </message>
  <message>
   <source>This is no gig: {0}.</source>
   <translation>Das ist kein Auftrag: {0}.</translation>
  </message>
  <message>
   <source>This is no invitation: it is a line that begins with SEGUE1- or a file that ends in .seguepass.</source>
   <translation>Das ist keine Einladung: Sie ist eine Zeile, die mit SEGUE1- beginnt, oder eine Datei, die auf .seguepass endet.</translation>
  </message>
  <message>
   <source>This is no key</source>
   <translation>Das ist kein Schlüssel</translation>
  </message>
  <message>
   <source>This is no key ring.</source>
   <translation>Das ist kein Schlüsselbund.</translation>
  </message>
  <message>
   <source>This is no part of a day.</source>
   <translation>Das ist kein Teil eines Tages.</translation>
  </message>
  <message>
   <source>This is no rate.</source>
   <translation>Das ist keine Rate.</translation>
  </message>
  <message>
   <source>This is no recovery file, or it is damaged.</source>
   <translation>Das ist keine Wiederherstellungsdatei, oder sie ist beschädigt.</translation>
  </message>
  <message>
   <source>This is no signed credential, or it was changed.</source>
   <translation>Das ist kein signierter Nachweis, oder er wurde verändert.</translation>
  </message>
  <message>
   <source>This is no time of day.</source>
   <translation>Das ist keine Uhrzeit.</translation>
  </message>
  <message>
   <source>This is not a file.</source>
   <translation>Das ist keine Datei.</translation>
  </message>
  <message>
   <source>This is not a waveform file.</source>
   <translation>Das ist keine Wellenformdatei.</translation>
  </message>
  <message>
   <source>This is not an address of a storage.</source>
   <translation>Das ist keine Adresse eines Speichers.</translation>
  </message>
  <message>
   <source>This is not the address of a server.</source>
   <translation>Das ist keine Adresse eines Servers.</translation>
  </message>
  <message>
   <source>This is not the deliverable that was made: {0}</source>
   <translation>Das ist nicht das Ergebnis, das erstellt wurde: {0}</translation>
  </message>
  <message>
   <source>This is not the folder that “{0}” has moved to (its id starts with {1}).</source>
   <translation>Das ist nicht der Ordner, in den „{0}“ umgezogen ist (dessen ID beginnt mit {1}).</translation>
  </message>
  <message>
   <source>This is not the folder with your files: its marker is missing.</source>
   <translation>Das ist nicht der Ordner mit deinen Dateien: Sein Kennzeichen fehlt.</translation>
  </message>
  <message>
   <source>This is quieter than the least loudness. Write a higher number, such as {n}.</source>
   <translation>Das ist leiser als die kleinste Lautheit. Schreib eine höhere Zahl, etwa {n}.</translation>
  </message>
  <message>
   <source>This is signed, and no credit of Segue.</source>
   <translation>Das ist signiert, aber kein Credit von Segue.</translation>
  </message>
  <message>
   <source>This is signed, and no permission of Segue.</source>
   <translation>Das ist signiert, aber keine Erlaubnis von Segue.</translation>
  </message>
  <message>
   <source>This is signed, and no revocation of Segue.</source>
   <translation>Das ist signiert, aber kein Widerruf von Segue.</translation>
  </message>
  <message>
   <source>This is signed, and says something else than a credit of Segue.</source>
   <translation>Das ist signiert, sagt aber etwas anderes als ein Credit von Segue.</translation>
  </message>
  <message>
   <source>This is the demo. Try whatever you like: it is on this computer alone, and nobody is paid.</source>
   <translation>Das ist die Demo. Probier, was du magst: Sie liegt nur auf diesem Rechner, und niemand wird bezahlt.</translation>
  </message>
  <message>
   <source>This is the device you are working on.</source>
   <translation>Das ist das Gerät, an dem du gerade arbeitest.</translation>
  </message>
  <message>
   <source>This is the newest version: {version}</source>
   <translation>Das ist die neueste Version: {version}</translation>
  </message>
  <message>
   <source>This is the only copy now</source>
   <translation>Das ist jetzt die einzige Kopie</translation>
  </message>
  <message>
   <source>This is the page of an invitation, not a key ring.</source>
   <translation>Das ist die Seite einer Einladung, kein Schlüsselbund.</translation>
  </message>
  <message>
   <source>This is the take itself, which nothing changes.</source>
   <translation>Das ist der Take selbst, und den ändert nichts.</translation>
  </message>
  <message>
   <source>This is the work of somebody else.</source>
   <translation>Das ist die Arbeit von jemand anderem.</translation>
  </message>
  <message>
   <source>This is too long.</source>
   <translation>Das ist zu lang.</translation>
  </message>
  <message>
   <source>This is {0} without sound.</source>
   <translation>Das ist {0} ohne Ton.</translation>
  </message>
  <message>
   <source>This is {over} more than is left. Is that a tip?</source>
   <translation>Das ist {over} mehr, als offen ist. Ist das ein Trinkgeld?</translation>
  </message>
  <message>
   <source>This is {version}.</source>
   <translation>Das hier ist {version}.</translation>
  </message>
  <message>
   <source>This line is not JSON.</source>
   <translation>Diese Zeile ist kein JSON.</translation>
  </message>
  <message>
   <source>This line is not a list of words.</source>
   <translation>Diese Zeile ist keine Liste von Wörtern.</translation>
  </message>
  <message>
   <source>This link cannot be made there.</source>
   <translation>Diese Verknüpfung kann dort nicht angelegt werden.</translation>
  </message>
  <message>
   <source>This machine knows no such time zone.</source>
   <translation>Dieser Rechner kennt diese Zeitzone nicht.</translation>
  </message>
  <message>
   <source>This milestone waits for the owner's answer already.</source>
   <translation>Dieser Meilenstein wartet schon auf die Antwort.</translation>
  </message>
  <message>
   <source>This needs the person key, which is not on this device.</source>
   <translation>Dafür braucht es den Personenschlüssel, und der ist nicht auf diesem Gerät.</translation>
  </message>
  <message>
   <source>This offer has lapsed.</source>
   <translation>Dieses Angebot ist verfallen.</translation>
  </message>
  <message>
   <source>This page was to be renewed by {day}. Somebody may be holding back a newer one.</source>
   <translation>Diese Seite hätte bis {day} erneuert werden sollen. Vielleicht hält jemand eine neuere zurück.</translation>
  </message>
  <message>
   <source>This payment is recorded here, and has not been sent yet.</source>
   <translation>Diese Zahlung ist hier festgehalten und noch nicht gesendet.</translation>
  </message>
  <message>
   <source>This picture cannot be shown</source>
   <translation>Dieses Bild lässt sich nicht zeigen</translation>
  </message>
  <message>
   <source>This production is closed</source>
   <translation>Diese Produktion ist abgeschlossen</translation>
  </message>
  <message>
   <source>This production is decided on “{0}”{1}.</source>
   <translation>Über diese Produktion wird auf „{0}“{1} entschieden.</translation>
  </message>
  <message>
   <source>This production is read-only here: {0}</source>
   <translation>Diese Produktion lässt sich hier nur lesen: {0}</translation>
  </message>
  <message>
   <source>This production lies in a folder that is shared with you, such as a NAS or a synced folder. Segue checks that it is the right one.</source>
   <translation>Diese Produktion liegt in einem Ordner, der mit dir geteilt ist, etwa auf einem NAS oder in einem abgeglichenen Ordner. Segue prüft, ob es der richtige ist.</translation>
  </message>
  <message>
   <source>This production lies in a shared folder. Where is that folder on this computer?</source>
   <translation>Diese Produktion liegt in einem geteilten Ordner. Wo liegt dieser Ordner auf diesem Rechner?</translation>
  </message>
  <message>
   <source>This production needs a newer Segue</source>
   <translation>Diese Produktion braucht ein neueres Segue</translation>
  </message>
  <message>
   <source>This recovery file is an older one; its keys are no longer in use.</source>
   <translation>Diese Wiederherstellungsdatei ist eine ältere; ihre Schlüssel sind nicht mehr in Gebrauch.</translation>
  </message>
  <message>
   <source>This recovery file is not that of {0}, or of a key that was replaced.</source>
   <translation>Diese Wiederherstellungsdatei ist nicht die von {0}, oder sie gehört zu einem ersetzten Schlüssel.</translation>
  </message>
  <message>
   <source>This release feed is newer than this program</source>
   <translation>Dieser Versionsfeed ist neuer als dieses Programm</translation>
  </message>
  <message>
   <source>This room goes on in another place: nothing more is written here.</source>
   <translation>Dieser Raum geht an einem anderen Ort weiter: Hier wird nichts mehr geschrieben.</translation>
  </message>
  <message>
   <source>This room holds no hand-off.</source>
   <translation>In diesem Raum ist keine Übergabe.</translation>
  </message>
  <message>
   <source>This room holds no offer.</source>
   <translation>Dieser Raum enthält kein Angebot.</translation>
  </message>
  <message>
   <source>This stage is not part of the plan.</source>
   <translation>Dieser Schritt gehört nicht zum Plan.</translation>
  </message>
  <message>
   <source>This storage cannot hold a production.</source>
   <translation>Dieser Speicher kann keine Produktion aufnehmen.</translation>
  </message>
  <message>
   <source>This storage makes no users, and there are no keys to share.</source>
   <translation>Dieser Speicher legt keine Benutzer an, und es gibt keine Schlüssel zum Teilen.</translation>
  </message>
  <message>
   <source>This storage makes no users, or your keys may not make them.</source>
   <translation>Dieser Speicher legt keine Benutzer an, oder deine Schlüssel dürfen keine anlegen.</translation>
  </message>
  <message>
   <source>This storage works</source>
   <translation>Dieser Speicher geht</translation>
  </message>
  <message>
   <source>This storage works, with a remark</source>
   <translation>Dieser Speicher geht, mit einer Anmerkung</translation>
  </message>
  <message>
   <source>This version cannot make “{0}” {1}.</source>
   <translation>Diese Version kann „{0}“ {1} nicht erstellen.</translation>
  </message>
  <message>
   <source>This way of access is for buckets only.</source>
   <translation>Diese Art des Zugangs gibt es nur für Buckets.</translation>
  </message>
  <message>
   <source>Those who are: {0}.</source>
   <translation>Gezeigt werden sie: {0}.</translation>
  </message>
  <message>
   <source>Time</source>
   <translation>Zeit</translation>
  </message>
  <message>
   <source>Time ruler</source>
   <translation>Zeitlineal</translation>
  </message>
  <message>
   <source>Time zone</source>
   <translation>Zeitzone</translation>
  </message>
  <message>
   <source>Timed out on purpose, after the effect.</source>
   <translation>Zeitüberschreitung mit Absicht, nach der Wirkung.</translation>
  </message>
  <message>
   <source>Timed out on purpose.</source>
   <translation>Zeitüberschreitung mit Absicht.</translation>
  </message>
  <message>
   <source>Timeline</source>
   <translation>Zeitachse</translation>
  </message>
  <message>
   <source>Timing</source>
   <translation>Timing</translation>
  </message>
  <message>
   <source>Tip</source>
   <translation>Trinkgeld</translation>
  </message>
  <message>
   <source>Tips beside it</source>
   <translation>Trinkgeld daneben</translation>
  </message>
  <message>
   <source>Title</source>
   <translation>Titel</translation>
  </message>
  <message>
   <source>To</source>
   <translation>An</translation>
  </message>
  <message>
   <source>To a client, a manager, a label: without terms and prices</source>
   <translation>Kunden, Management, Label: ohne Bedingungen und Preise</translation>
  </message>
  <message>
   <source>To a file…</source>
   <translation>In Datei…</translation>
  </message>
  <message>
   <source>To a folder, a bucket, a stage, a page; delivery note</source>
   <translation>In einen Ordner, Bucket, Schritt oder auf eine Seite; Lieferschein</translation>
  </message>
  <message>
   <source>To be agreed</source>
   <translation>Nach Vereinbarung</translation>
  </message>
  <message>
   <source>To be agreed. These terms grant no rights yet. Until both sides have agreed on them the owner of the production may listen to the work and keep it, and may not publish it.</source>
   <translation>Noch zu vereinbaren. Diese Bedingungen geben noch keine Rechte. Bis beide Seiten sich geeinigt haben, darf die Inhaberin oder der Inhaber der Produktion die Arbeit hören und behalten und darf sie nicht veröffentlichen.</translation>
  </message>
  <message>
   <source>To bring it to another place: `segue depot move {0} URL`. To get files back: `segue repair {1}`.</source>
   <translation>An einen anderen Ort bringst du sie mit: `segue depot move {0} URL`. Dateien holst du zurück mit: `segue repair {1}`.</translation>
  </message>
  <message>
   <source>To end them now, end all sessions of the role at your provider (AWS: role, “Revoke active sessions”); then `segue depot access PRODUCTION --renew` gives the others new ones.</source>
   <translation>Um sie jetzt zu beenden, beende alle Sitzungen der Rolle bei deinem Anbieter (AWS: Rolle, „Revoke active sessions“); dann gibt `segue depot access PRODUCTION --renew` den anderen neue.</translation>
  </message>
  <message>
   <source>To end them now, make a new R2 API token for this bucket, name it with `segue depot login`, and delete the old one: that ends everybody's keys, and Segue gives the others new ones.</source>
   <translation>Um sie jetzt zu beenden, mach ein neues R2-API-Token für diesen Bucket, nenne es mit `segue depot login` und lösche das alte: Das beendet die Schlüssel von allen, und Segue gibt den anderen neue.</translation>
  </message>
  <message>
   <source>To offer the same again in one step</source>
   <translation>Um dasselbe mit einem Schritt wieder anzubieten</translation>
  </message>
  <message>
   <source>To read along: what both sides sign is the English text.</source>
   <translation>Zum Mitlesen: Unterschrieben wird von beiden Seiten der englische Text.</translation>
  </message>
  <message>
   <source>To steps of</source>
   <translation>In Schritten von</translation>
  </message>
  <message>
   <source>To the answer</source>
   <translation>Bis zur Antwort</translation>
  </message>
  <message>
   <source>To the first take</source>
   <translation>Bis zum ersten Take</translation>
  </message>
  <message>
   <source>To the start</source>
   <translation>Zum Anfang</translation>
  </message>
  <message>
   <source>To the start (Home)</source>
   <translation>Zum Anfang (Pos1)</translation>
  </message>
  <message>
   <source>To whom?</source>
   <translation>An wen?</translation>
  </message>
  <message>
   <source>To you</source>
   <translation>An dich</translation>
  </message>
  <message>
   <source>Today</source>
   <translation>Heute</translation>
  </message>
  <message>
   <source>Today: what waits</source>
   <translation>Heute: was wartet</translation>
  </message>
  <message>
   <source>Today: {n} thing to do</source>
   <translation>Heute: {n} Sache zu tun</translation>
  </message>
  <message>
   <source>Today: {n} things to do</source>
   <translation>Heute: {n} Sachen zu tun</translation>
  </message>
  <message>
   <source>Together</source>
   <translation>Zusammen</translation>
  </message>
  <message>
   <source>Tokens can be signed for Cloudflare R2 only.</source>
   <translation>Tokens lassen sich nur für Cloudflare R2 signieren.</translation>
  </message>
  <message>
   <source>Tokens signed by this computer</source>
   <translation>Tokens, von diesem Rechner signiert</translation>
  </message>
  <message>
   <source>Track</source>
   <translation>Spur</translation>
  </message>
  <message>
   <source>Tracks</source>
   <translation>Spuren</translation>
  </message>
  <message>
   <source>Tracks and stages</source>
   <translation>Spuren und Schritte</translation>
  </message>
  <message>
   <source>Tracks become stages with a take each, and lanes that stand as in the session. Lanes that are there already are set anew.</source>
   <translation>Spuren werden zu Schritten mit je einem Take und zu Kanälen, die stehen wie in der Session. Kanäle, die schon da sind, werden neu gesetzt.</translation>
  </message>
  <message>
   <source>Transfers</source>
   <translation>Übertragungen</translation>
  </message>
  <message>
   <source>Transfers: {words}</source>
   <translation>Übertragungen: {words}</translation>
  </message>
  <message>
   <source>Transport</source>
   <translation>Transport</translation>
  </message>
  <message>
   <source>Tries today whether everything would be back from the file and the storage alone. Changes nothing.</source>
   <translation>Probiert heute, ob allein aus Datei und Speicher alles zurückkäme. Ändert nichts.</translation>
  </message>
  <message>
   <source>Trim the start of the file.</source>
   <translation>Kürze den Anfang der Datei.</translation>
  </message>
  <message>
   <source>True peak</source>
   <translation>True Peak</translation>
  </message>
  <message>
   <source>True peak up to, dBTP</source>
   <translation>True Peak bis, dBTP</translation>
  </message>
  <message>
   <source>True peak, highest</source>
   <translation>True Peak, höchster</translation>
  </message>
  <message>
   <source>Trust policy of the role</source>
   <translation>Vertrauensregel der Rolle</translation>
  </message>
  <message>
   <source>Try again</source>
   <translation>Noch einmal versuchen</translation>
  </message>
  <message>
   <source>Try again later.</source>
   <translation>Versuche es später noch einmal.</translation>
  </message>
  <message>
   <source>Try again. If it happens again, run `segue self-test`.</source>
   <translation>Versuch es noch einmal. Passiert es wieder, starte `segue self-test`.</translation>
  </message>
  <message>
   <source>Try again; if it happens again, run `segue self-test` and send the file to the makers of Segue.</source>
   <translation>Versuch es noch einmal; passiert es wieder, starte `segue self-test` und schick die Datei an die Macher von Segue.</translation>
  </message>
  <message>
   <source>Try it</source>
   <translation>Ausprobieren</translation>
  </message>
  <message>
   <source>Try it again: this machine may have been busy. If it stays so, export the file again.</source>
   <translation>Versuch es noch einmal: Dieser Rechner war vielleicht ausgelastet. Bleibt es so, exportiere die Datei neu.</translation>
  </message>
  <message>
   <source>Try the demo</source>
   <translation>Demo ausprobieren</translation>
  </message>
  <message>
   <source>Trying it…</source>
   <translation>Wird ausprobiert…</translation>
  </message>
  <message>
   <source>Trying the new place…</source>
   <translation>Der neue Ort wird ausprobiert…</translation>
  </message>
  <message>
   <source>Trying the storage</source>
   <translation>Speicher wird ausprobiert</translation>
  </message>
  <message>
   <source>Trying {url}…</source>
   <translation>{url} wird versucht…</translation>
  </message>
  <message>
   <source>Tuning</source>
   <translation>Intonation</translation>
  </message>
  <message>
   <source>Turn it round.</source>
   <translation>Dreh ihn um.</translation>
  </message>
  <message>
   <source>Two buckets</source>
   <translation>Zwei Buckets</translation>
  </message>
  <message>
   <source>Two buckets need the second bucket's name and the members' key pair.</source>
   <translation>Zwei Buckets brauchen den Namen des zweiten Buckets und das Schlüsselpaar der Mitglieder.</translation>
  </message>
  <message>
   <source>Two buckets: the members' one key may only read the one and write the other.</source>
   <translation>Zwei Buckets: Der eine Schlüssel der Mitglieder darf den einen nur lesen und den anderen schreiben.</translation>
  </message>
  <message>
   <source>Two copies of one home must not both work: they would speak with the same keys and contradict each other. Delete or stop the other copy first.</source>
   <translation>Zwei Kopien eines Homes dürfen nicht beide arbeiten: Sie sprächen mit denselben Schlüsseln und widersprächen sich. Lösche oder beende zuerst die andere Kopie.</translation>
  </message>
  <message>
   <source>Two files for “{0}” are called “{1}”.</source>
   <translation>Zwei Dateien für „{0}“ heißen „{1}“.</translation>
  </message>
  <message>
   <source>Two files would be called “{0}”.</source>
   <translation>Zwei Dateien würden „{0}“ heißen.</translation>
  </message>
  <message>
   <source>Two files would be one on some systems: {0} and {1}.</source>
   <translation>Zwei Dateien wären auf manchen Systemen dieselbe: {0} und {1}.</translation>
  </message>
  <message>
   <source>Two or three takes are compared blind, not {0}.</source>
   <translation>Blind verglichen werden zwei oder drei Takes, nicht {0}.</translation>
  </message>
  <message>
   <source>Two or three takes get letters, shuffled anew every round and matched in loudness. You say which you prefer; which take it was is told at the end.</source>
   <translation>Zwei oder drei Takes bekommen Buchstaben, in jeder Runde neu gemischt und in der Lautheit angeglichen. Du sagst, welchen du vorziehst; welcher Take es war, erfährst du am Ende.</translation>
  </message>
  <message>
   <source>Two records that differ</source>
   <translation>Zwei Aufzeichnungen, die sich unterscheiden</translation>
  </message>
  <message>
   <source>Two things at once</source>
   <translation>Zwei Dinge zugleich</translation>
  </message>
  <message>
   <source>Two ways back: a production from an export of yours, and plain files out of a damaged storage.</source>
   <translation>Zwei Wege zurück: eine Produktion aus einem Export von dir und einfache Dateien aus einem beschädigten Speicher.</translation>
  </message>
  <message>
   <source>Type a command, or what you look for: a name, a note, a file</source>
   <translation>Tipp einen Befehl oder was du suchst: einen Namen, eine Notiz, eine Datei</translation>
  </message>
  <message>
   <source>Type it (`segue open PASS --name NAME`).</source>
   <translation>Gib ihn an (`segue open PASS --name NAME`).</translation>
  </message>
  <message>
   <source>Type the level</source>
   <translation>Tippe den Pegel</translation>
  </message>
  <message>
   <source>Under “Application Keys”: “Add a New Application Key”. The region is the middle of the endpoint on the bucket's page.</source>
   <translation>Unter „Application Keys“: „Add a New Application Key“. Die Region ist der mittlere Teil des Endpunkts auf der Seite des Buckets.</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>Rückgängig</translation>
  </message>
  <message>
   <source>Until it ends, the sound lies readable in your bucket: whoever has the link can listen.</source>
   <translation>Bis dahin liegt der Ton lesbar in deinem Bucket: Wer den Link hat, kann ihn hören.</translation>
  </message>
  <message>
   <source>Until it is back, the system's device plays.</source>
   <translation>Bis es wieder da ist, spielt das Gerät des Systems.</translation>
  </message>
  <message>
   <source>Until {moment} it opens in any browser.</source>
   <translation>Bis {moment} öffnet sie sich in jedem Browser.</translation>
  </message>
  <message>
   <source>Up and down make it higher and lower.</source>
   <translation>Auf und Ab machen ihn höher und niedriger.</translation>
  </message>
  <message>
   <source>Update Segue, or put the file back as it was.</source>
   <translation>Aktualisiere Segue, oder setz die Datei auf den alten Stand zurück.</translation>
  </message>
  <message>
   <source>Update Segue, then open it again.</source>
   <translation>Aktualisiere Segue, und öffne sie dann noch einmal.</translation>
  </message>
  <message>
   <source>Update Segue.</source>
   <translation>Aktualisiere Segue.</translation>
  </message>
  <message>
   <source>Uploads</source>
   <translation>Hochgeladenes</translation>
  </message>
  <message>
   <source>Use 256.</source>
   <translation>Nimm 256.</translation>
  </message>
  <message>
   <source>Use FS, SS, FF or SF.</source>
   <translation>Nimm FS, SS, FF oder SF.</translation>
  </message>
  <message>
   <source>Use a DC filter or a high-pass at 20 Hz before the export.</source>
   <translation>Nimm vor dem Export einen DC-Filter oder einen Hochpass bei 20 Hz.</translation>
  </message>
  <message>
   <source>Use a code of three capital letters such as USD, EUR or JPY.</source>
   <translation>Nimm einen Code aus drei Großbuchstaben, etwa USD, EUR oder JPY.</translation>
  </message>
  <message>
   <source>Use a mono or stereo file at 44100 or 48000 Hz.</source>
   <translation>Nimm eine Mono- oder Stereodatei mit 44100 oder 48000 Hz.</translation>
  </message>
  <message>
   <source>Use a mono or stereo master at 44100 or 48000 Hz.</source>
   <translation>Nimm einen Mono- oder Stereo-Master mit 44100 oder 48000 Hz.</translation>
  </message>
  <message>
   <source>Use a name such as Europe/Berlin, America/New_York or UTC.</source>
   <translation>Nimm einen Namen wie Europe/Berlin, America/New_York oder UTC.</translation>
  </message>
  <message>
   <source>Use a name such as Europe/Lisbon or UTC.</source>
   <translation>Nimm einen Namen wie Europe/Lisbon oder UTC.</translation>
  </message>
  <message>
   <source>Use a stronger compression or fewer pixels.</source>
   <translation>Komprimiere stärker oder nimm weniger Pixel.</translation>
  </message>
  <message>
   <source>Use another copy of the export; nothing was taken over.</source>
   <translation>Nimm eine andere Kopie des Exports; nichts wurde übernommen.</translation>
  </message>
  <message>
   <source>Use another home (`--home DIR`) for another person.</source>
   <translation>Nimm für eine andere Person einen anderen Datenordner (`--home DIR`).</translation>
  </message>
  <message>
   <source>Use at most {0}; longer texts belong into a file that is attached.</source>
   <translation>Nimm höchstens {0}; längere Texte gehören in eine Datei, die angehängt wird.</translation>
  </message>
  <message>
   <source>Use create (the best that fits) or {0}.</source>
   <translation>Nimm create (das Beste, was passt) oder {0}.</translation>
  </message>
  <message>
   <source>Use letters, digits, '-', '_' and '/' only.</source>
   <translation>Nimm nur Buchstaben, Ziffern, '-', '_' und '/'.</translation>
  </message>
  <message>
   <source>Use one of these: {0}.</source>
   <translation>Nimm etwas davon: {0}.</translation>
  </message>
  <message>
   <source>Use one of {0}, or give the path of a chain file.</source>
   <translation>Nimm etwas davon: {0}, oder gib den Pfad einer Kettendatei an.</translation>
  </message>
  <message>
   <source>Use one of: {0}.</source>
   <translation>Nimm etwas davon: {0}.</translation>
  </message>
  <message>
   <source>Use the PDF.</source>
   <translation>Nimm das PDF.</translation>
  </message>
  <message>
   <source>Use the home that goes on with it, or a newer export. Nothing was changed.</source>
   <translation>Nimm den Datenordner, der damit weitermacht, oder einen neueren Export. Nichts wurde geändert.</translation>
  </message>
  <message>
   <source>Use the usual calendar</source>
   <translation>Üblichen Kalender verwenden</translation>
  </message>
  <message>
   <source>Use these hours</source>
   <translation>Diese Zeiten nehmen</translation>
  </message>
  <message>
   <source>Use this place</source>
   <translation>Diesen Ort nehmen</translation>
  </message>
  <message>
   <source>Use this way</source>
   <translation>Diesen Weg nehmen</translation>
  </message>
  <message>
   <source>Use up to 64 letters from a to z, digits, - and _, beginning with a letter or digit.</source>
   <translation>Nimm bis zu 64 Zeichen aus a bis z, Ziffern, - und _, am Anfang ein Buchstabe oder eine Ziffer.</translation>
  </message>
  <message>
   <source>Used Segue before?</source>
   <translation>Segue schon benutzt?</translation>
  </message>
  <message>
   <source>VAT</source>
   <translation>Umsatzsteuer</translation>
  </message>
  <message>
   <source>Verifying was stopped.</source>
   <translation>Das Prüfen wurde angehalten.</translation>
  </message>
  <message>
   <source>Verifying…</source>
   <translation>Wird geprüft…</translation>
  </message>
  <message>
   <source>Verse, chorus, solo…</source>
   <translation>Strophe, Refrain, Solo …</translation>
  </message>
  <message>
   <source>Version</source>
   <translation>Version</translation>
  </message>
  <message>
   <source>Video</source>
   <translation>Video</translation>
  </message>
  <message>
   <source>Video for the web</source>
   <translation>Video fürs Web</translation>
  </message>
  <message>
   <source>Video master</source>
   <translation>Video-Master</translation>
  </message>
  <message>
   <source>Video platforms: 720 lines at least, lying or standing</source>
   <translation>Videoplattformen: mindestens 720 Zeilen, quer oder hochkant</translation>
  </message>
  <message>
   <source>View</source>
   <translation>Ansicht</translation>
  </message>
  <message>
   <source>View: {name}</source>
   <translation>Ansicht: {name}</translation>
  </message>
  <message>
   <source>Views</source>
   <translation>Ansichten</translation>
  </message>
  <message>
   <source>Voice-over</source>
   <translation>Voice-over</translation>
  </message>
  <message>
   <source>Volume</source>
   <translation>Lautstärke</translation>
  </message>
  <message>
   <source>WAV or FLAC</source>
   <translation>WAV oder FLAC</translation>
  </message>
  <message>
   <source>WAV, FLAC or AIFF</source>
   <translation>WAV, FLAC oder AIFF</translation>
  </message>
  <message>
   <source>Wait a moment and try again.</source>
   <translation>Warte einen Moment und versuch es noch einmal.</translation>
  </message>
  <message>
   <source>Wait for take {take} by {who}</source>
   <translation>Auf Take {take} von {who} warten</translation>
  </message>
  <message>
   <source>Wait for the first delivery.</source>
   <translation>Warte auf die erste Abgabe.</translation>
  </message>
  <message>
   <source>Wait for the next take and approve it.</source>
   <translation>Warte auf den nächsten Take und gib ihn frei.</translation>
  </message>
  <message>
   <source>Wait for the owner's next synchronisation.</source>
   <translation>Warte auf den nächsten Abgleich des Eigentümers.</translation>
  </message>
  <message>
   <source>Wait for {amount}</source>
   <translation>Auf {amount} warten</translation>
  </message>
  <message>
   <source>Wait for {names}</source>
   <translation>Auf {names} warten</translation>
  </message>
  <message>
   <source>Wait for {who}'s answer in the dispute</source>
   <translation>Auf die Antwort von {who} im Streit warten</translation>
  </message>
  <message>
   <source>Wait for {who}'s answer to take {take}</source>
   <translation>Auf die Antwort von {who} zu Take {take} warten</translation>
  </message>
  <message>
   <source>Wait for {who}'s answer to the offer</source>
   <translation>Auf die Antwort von {who} warten</translation>
  </message>
  <message>
   <source>Wait for {who}'s answer to {minutes}, {amount}</source>
   <translation>Auf die Antwort von {who} zu {minutes} warten, {amount}</translation>
  </message>
  <message>
   <source>Wait for {who}'s answer to {names}, {amount}</source>
   <translation>Auf die Antwort von {who} zu {names} warten, {amount}</translation>
  </message>
  <message>
   <source>Wait for {who}'s answer: {asked}</source>
   <translation>Auf die Antwort von {who} warten: {asked}</translation>
  </message>
  <message>
   <source>Wait for {who}: of a payment only {amount} has come</source>
   <translation>Auf {who} warten: von einer Zahlung sind nur {amount} angekommen</translation>
  </message>
  <message>
   <source>Wait until it has finished; it does the same work.</source>
   <translation>Warte, bis es fertig ist; es tut dieselbe Arbeit.</translation>
  </message>
  <message>
   <source>Wait until that has come to its end, or stop it where it was begun.</source>
   <translation>Warte, bis das zu Ende ist, oder halte es dort an, wo es begonnen wurde.</translation>
  </message>
  <message>
   <source>Wait until that is done, then try again.</source>
   <translation>Warte, bis das fertig ist, dann versuche es noch einmal.</translation>
  </message>
  <message>
   <source>Wait until the device that moves it has synchronised. If it is lost: `segue lead take --lost`, then say again where the production lies.</source>
   <translation>Warte, bis das Gerät, das sie umzieht, abgeglichen hat. Ist es verloren: `segue lead take --lost`, dann sag noch einmal, wo die Produktion liegt.</translation>
  </message>
  <message>
   <source>Wait until the folder has synchronised; nothing is lost.</source>
   <translation>Warte, bis der Ordner abgeglichen ist; nichts ist verloren.</translation>
  </message>
  <message>
   <source>Wait until they have synchronised and answered, or empty it anyway: its sign-posts stay.</source>
   <translation>Warte, bis sie abgeglichen und geantwortet haben, oder leere ihn trotzdem: Die Wegweiser bleiben.</translation>
  </message>
  <message>
   <source>Wait until {who} answers to the credit</source>
   <translation>Warten, bis {who} auf den Nachweis antwortet</translation>
  </message>
  <message>
   <source>Wait until {who} confirms {amount}</source>
   <translation>Warten, bis {who} {amount} bestätigt</translation>
  </message>
  <message>
   <source>Waiting for others</source>
   <translation>Wartet auf andere</translation>
  </message>
  <message>
   <source>Waiting for the folder</source>
   <translation>Warten auf den Ordner</translation>
  </message>
  <message>
   <source>Waiting for {0} machine to let you in.</source>
   <translation>Wartet, bis {0} Rechner dich einlässt.</translation>
  </message>
  <message>
   <source>Waiting until nothing works with your files</source>
   <translation>Es wird gewartet, bis nichts mehr mit deinen Dateien arbeitet</translation>
  </message>
  <message>
   <source>Waits for</source>
   <translation>Wartet auf</translation>
  </message>
  <message>
   <source>Waits for {0}. The clock starts when everything is there.</source>
   <translation>Wartet auf {0}. Die Uhr läuft, sobald alles da ist.</translation>
  </message>
  <message>
   <source>Waits in a circle</source>
   <translation>Wartet im Kreis</translation>
  </message>
  <message>
   <source>Waits until missing pieces have been sent again.</source>
   <translation>Wartet, bis fehlende Stücke neu gesendet sind.</translation>
  </message>
  <message>
   <source>Waveform</source>
   <translation>Wellenform</translation>
  </message>
  <message>
   <source>Waveform of {name}</source>
   <translation>Wellenform von {name}</translation>
  </message>
  <message>
   <source>Waves</source>
   <translation>Wellen</translation>
  </message>
  <message>
   <source>Waves {factor}×</source>
   <translation>Wellen {factor}×</translation>
  </message>
  <message>
   <source>Week</source>
   <translation>Woche</translation>
  </message>
  <message>
   <source>Week of</source>
   <translation>Woche vom</translation>
  </message>
  <message>
   <source>Week of {day}: {amounts}</source>
   <translation>Woche vom {day}: {amounts}</translation>
  </message>
  <message>
   <source>Weeks</source>
   <translation>Wochen</translation>
  </message>
  <message>
   <source>Welcome to Segue</source>
   <translation>Willkommen bei Segue</translation>
  </message>
  <message>
   <source>What Segue has written down on this computer, without names of folders, addresses and keys. Nothing of it is ever sent.</source>
   <translation>Was Segue auf diesem Rechner aufgeschrieben hat, ohne Namen von Ordnern, Adressen und Schlüssel. Nichts davon wird je gesendet.</translation>
  </message>
  <message>
   <source>What answers does not speak HTTP/1.</source>
   <translation>Was antwortet, spricht nicht HTTP/1.</translation>
  </message>
  <message>
   <source>What answers is not Backblaze B2.</source>
   <translation>Was antwortet, ist nicht Backblaze B2.</translation>
  </message>
  <message>
   <source>What became owed and what was recorded as paid between you and one person, over all productions. Segue moves no money.</source>
   <translation>Was zwischen dir und einer Person offen wurde und was als bezahlt festgehalten ist, über alle Produktionen. Segue bewegt kein Geld.</translation>
  </message>
  <message>
   <source>What becomes of the old files</source>
   <translation>Was aus den alten Dateien wird</translation>
  </message>
  <message>
   <source>What can be done: {0}.</source>
   <translation>Was sich tun lässt: {0}.</translation>
  </message>
  <message>
   <source>What can be heard</source>
   <translation>Was zu hören ist</translation>
  </message>
  <message>
   <source>What do you call this computer?</source>
   <translation>Wie nennst du diesen Rechner?</translation>
  </message>
  <message>
   <source>What drives it</source>
   <translation>Was das Ende bestimmt</translation>
  </message>
  <message>
   <source>What feeds it</source>
   <translation>Was sie speist</translation>
  </message>
  <message>
   <source>What goes in</source>
   <translation>Was hineinkommt</translation>
  </message>
  <message>
   <source>What happens</source>
   <translation>Was geschieht</translation>
  </message>
  <message>
   <source>What has come is an amount, or nothing.</source>
   <translation>Was angekommen ist, ist ein Betrag oder nichts.</translation>
  </message>
  <message>
   <source>What has come, 0 for nothing</source>
   <translation>Was angekommen ist, 0 für nichts</translation>
  </message>
  <message>
   <source>What has to be allowed</source>
   <translation>Was erlaubt sein muss</translation>
  </message>
  <message>
   <source>What has to be allowed…</source>
   <translation>Was erlaubt sein muss…</translation>
  </message>
  <message>
   <source>What is granted is signed and cannot be taken back.</source>
   <translation>Was eingeräumt ist, ist unterschrieben und kann nicht zurückgenommen werden.</translation>
  </message>
  <message>
   <source>What is heard</source>
   <translation>Was zu hören ist</translation>
  </message>
  <message>
   <source>What is heard: {title}</source>
   <translation>Was zu hören ist: {title}</translation>
  </message>
  <message>
   <source>What is in the way</source>
   <translation>Was im Weg ist</translation>
  </message>
  <message>
   <source>What is missing</source>
   <translation>Was fehlt</translation>
  </message>
  <message>
   <source>What is named as lost has to be handed in again.</source>
   <translation>Was als verloren genannt ist, muss noch einmal abgegeben werden.</translation>
  </message>
  <message>
   <source>What is not carried over</source>
   <translation>Was nicht übernommen wird</translation>
  </message>
  <message>
   <source>What is not carried over, or worth knowing</source>
   <translation>Was nicht übernommen wird oder gut zu wissen ist</translation>
  </message>
  <message>
   <source>What is not right</source>
   <translation>Was nicht stimmt</translation>
  </message>
  <message>
   <source>What is on this computer is put back into the storage; the rest of somebody's take is asked of their computer. Damaged files here are fetched again, and kept beside the good ones under another name.</source>
   <translation>Was auf diesem Rechner ist, kommt in den Speicher zurück; was vom Take einer anderen Person fehlt, wird bei deren Rechner angefragt. Beschädigte Dateien hier werden neu geholt und bleiben unter anderem Namen neben den guten.</translation>
  </message>
  <message>
   <source>What is paid for needs working time.</source>
   <translation>Was bezahlt wird, braucht Arbeitszeit.</translation>
  </message>
  <message>
   <source>What is rendered goes on from finished files that are approved: choose a recipe at the right. An approved audio stem would become a lane here; so would the tracks of a session (Ctrl+I).</source>
   <translation>Gerendert wird aus fertigen, freigegebenen Dateien: Wähle rechts ein Rezept. Ein freigegebener Audio-Stem würde hier zum Kanal, ebenso die Spuren einer Session (Strg+I).</translation>
  </message>
  <message>
   <source>What is shared cannot be told now.</source>
   <translation>Was geteilt ist, lässt sich gerade nicht sagen.</translation>
  </message>
  <message>
   <source>What is to be done</source>
   <translation>Was zu tun ist</translation>
  </message>
  <message>
   <source>What is written down</source>
   <translation>Was aufgeschrieben wird</translation>
  </message>
  <message>
   <source>What is wrong now: {0}.</source>
   <translation>Was gerade falsch ist: {0}.</translation>
  </message>
  <message>
   <source>What is wrong with the plan</source>
   <translation>Was am Plan nicht stimmt</translation>
  </message>
  <message>
   <source>What is wrong with the plan, and how to put it right</source>
   <translation>Was am Plan nicht stimmt und wie es in Ordnung kommt</translation>
  </message>
  <message>
   <source>What it builds on may still change, and then some of the work is done again.</source>
   <translation>Worauf es aufbaut, kann sich noch ändern, und dann ist ein Teil der Arbeit noch einmal zu machen.</translation>
  </message>
  <message>
   <source>What it costs</source>
   <translation>Was es kostet</translation>
  </message>
  <message>
   <source>What it is made of</source>
   <translation>Woraus sie entsteht</translation>
  </message>
  <message>
   <source>What lay where the answer to the invitation of “{0}” belongs is none: {1}</source>
   <translation>Wo die Antwort auf die Einladung von „{0}“ hingehört, liegt keine: {1}</translation>
  </message>
  <message>
   <source>What lies at the feed's address is no release feed, or was cut off.</source>
   <translation>Was an der Adresse des Feeds liegt, ist kein Versionsfeed oder wurde abgeschnitten.</translation>
  </message>
  <message>
   <source>What lies in the place of this invitation belongs to another one.</source>
   <translation>Was am Platz dieser Einladung liegt, gehört zu einer anderen.</translation>
  </message>
  <message>
   <source>What lies in the place of this invitation is not from the person who sent it.</source>
   <translation>Was am Platz dieser Einladung liegt, stammt nicht von der Person, die sie geschickt hat.</translation>
  </message>
  <message>
   <source>What lies in the shared folder of “{0}” is not all Segue's: {1}.</source>
   <translation>Was im geteilten Ordner von „{0}“ liegt, ist nicht alles von Segue: {1}.</translation>
  </message>
  <message>
   <source>What lies on this computer stays. To work from it again, set it up anew from your recovery file in a new home.</source>
   <translation>Was auf diesem Rechner liegt, bleibt. Um wieder von ihm aus zu arbeiten, richte ihn aus deiner Wiederherstellungsdatei in einem neuen Datenordner neu ein.</translation>
  </message>
  <message>
   <source>What lies there is far too large to be ours; it was not read.</source>
   <translation>Was dort liegt, ist viel zu groß, um von uns zu sein; es wurde nicht gelesen.</translation>
  </message>
  <message>
   <source>What may the work be used for, where, how long, by whom else?</source>
   <translation>Wofür darf die Arbeit genutzt werden, wo, wie lange, von wem noch?</translation>
  </message>
  <message>
   <source>What may they see and do?</source>
   <translation>Was darf diese Person sehen und tun?</translation>
  </message>
  <message>
   <source>What may you see and do?</source>
   <translation>Was darfst du sehen und tun?</translation>
  </message>
  <message>
   <source>What others wrote stays unreadable to them, as it is encrypted.</source>
   <translation>Was andere geschrieben haben, bleibt für sie unlesbar, denn es ist verschlüsselt.</translation>
  </message>
  <message>
   <source>What people send lies there; the first bucket they may only read.</source>
   <translation>Dort liegt, was die Leute schicken; den ersten Bucket dürfen sie nur lesen.</translation>
  </message>
  <message>
   <source>What should it sound like? What must be there? Click to write.</source>
   <translation>Wie soll es klingen? Was muss dabei sein? Zum Schreiben klicken.</translation>
  </message>
  <message>
   <source>What stands on invoices, receipts and statements. It is in no production and leaves this computer only on the papers that you make.</source>
   <translation>Was auf Rechnungen, Quittungen und Saldenübersichten steht. Es liegt in keiner Produktion und verlässt diesen Rechner nur auf den Papieren, die du erstellst.</translation>
  </message>
  <message>
   <source>What the end hangs on</source>
   <translation>Woran das Ende hängt</translation>
  </message>
  <message>
   <source>What the lost device has decided and this one has not received does not count any more.</source>
   <translation>Was das verlorene Gerät entschieden und dieses nicht empfangen hat, zählt nicht mehr.</translation>
  </message>
  <message>
   <source>What the rate is for</source>
   <translation>Wofür der Satz gilt</translation>
  </message>
  <message>
   <source>What they can reach</source>
   <translation>Was erreichbar ist</translation>
  </message>
  <message>
   <source>What they have done stays in the productions.</source>
   <translation>Die geleistete Arbeit bleibt in den Produktionen.</translation>
  </message>
  <message>
   <source>What to do…</source>
   <translation>Was tun…</translation>
  </message>
  <message>
   <source>What waits</source>
   <translation>Was wartet</translation>
  </message>
  <message>
   <source>What was confirmed is not taken back.</source>
   <translation>Was bestätigt wurde, wird nicht zurückgenommen.</translation>
  </message>
  <message>
   <source>What was confirmed is not taken back. If the money went back, write to the owner.</source>
   <translation>Was bestätigt wurde, wird nicht zurückgenommen. Ist das Geld zurückgegangen, schreib dem Eigentümer.</translation>
  </message>
  <message>
   <source>What was copied cannot be read again as it was written.</source>
   <translation>Was kopiert wurde, lässt sich nicht so lesen, wie es geschrieben wurde.</translation>
  </message>
  <message>
   <source>What was given beyond it can be recorded as a tip.</source>
   <translation>Was darüber hinaus gegeben wurde, kann als Trinkgeld festgehalten werden.</translation>
  </message>
  <message>
   <source>What was given to this stage</source>
   <translation>Was dieser Schritt bekommen hat</translation>
  </message>
  <message>
   <source>What was good, what would be better next time</source>
   <translation>Was gut war, was beim nächsten Mal besser wäre</translation>
  </message>
  <message>
   <source>What was here is put back; the rest has been asked for</source>
   <translation>Was hier war, ist zurückgelegt; der Rest ist angefragt</translation>
  </message>
  <message>
   <source>What was pasted</source>
   <translation>Was eingefügt wurde</translation>
  </message>
  <message>
   <source>What was salvaged cannot be written: {0}.</source>
   <translation>Das Gerettete lässt sich nicht schreiben: {0}.</translation>
  </message>
  <message>
   <source>What was shown stays on their computer.</source>
   <translation>Was gezeigt wurde, bleibt auf ihrem Computer.</translation>
  </message>
  <message>
   <source>What went wrong</source>
   <translation>Was schiefging</translation>
  </message>
  <message>
   <source>What would you like to do first?</source>
   <translation>Was möchtest du zuerst tun?</translation>
  </message>
  <message>
   <source>What you did is kept. What went wrong was written into a file on this computer, without names, addresses and keys.</source>
   <translation>Was du getan hast, ist bewahrt. Was schiefging, wurde in eine Datei auf diesem Rechner geschrieben, ohne Namen, Adressen und Schlüssel.</translation>
  </message>
  <message>
   <source>What you do is kept here. It is tried again by itself.</source>
   <translation>Was du tust, bleibt hier erhalten. Es wird von selbst wieder versucht.</translation>
  </message>
  <message>
   <source>What you keep of people stays on this computer: no production, no storage and no export has it. What they have done comes from what was signed.</source>
   <translation>Was du dir über Leute merkst, bleibt auf diesem Rechner: Es steht in keiner Produktion, keinem Speicher und keinem Export. Was sie gemacht haben, stammt aus dem Unterschriebenen.</translation>
  </message>
  <message>
   <source>What you preferred</source>
   <translation>Was dir besser gefiel</translation>
  </message>
  <message>
   <source>What you propose is what is offered.</source>
   <translation>Was du vorschlägst, steht schon im Angebot.</translation>
  </message>
  <message>
   <source>What your work tells</source>
   <translation>Was deine Arbeit zeigt</translation>
  </message>
  <message>
   <source>What {names} still put into the old place is carried over.</source>
   <translation>Was von {names} noch am alten Ort ankommt, wird mitgenommen.</translation>
  </message>
  <message>
   <source>What {payer} owes {payee}</source>
   <translation>Was {payer} an {payee} schuldet</translation>
  </message>
  <message>
   <source>What {who} wrote is sealed until {when}.</source>
   <translation>Was {who} geschrieben hat, ist bis {when} versiegelt.</translation>
  </message>
  <message>
   <source>What “{output}” has to be</source>
   <translation>Was „{output}“ sein muss</translation>
  </message>
  <message>
   <source>What “{output}” has to be…</source>
   <translation>Was „{output}“ sein muss…</translation>
  </message>
  <message>
   <source>What “{output}” of {title} has to be is changed. Ctrl+Z takes it back.</source>
   <translation>Was „{output}“ von {title} sein muss, ist geändert. Strg+Z nimmt es zurück.</translation>
  </message>
  <message>
   <source>When a take arrives it is heard here: the whole wave, notes at their times, and your answer. Stages without a person can be filled on the plan: drop files on them.</source>
   <translation>Kommt ein Take an, ist er hier zu hören: die ganze Welle, Notizen an ihren Stellen und deine Antwort. Schritte ohne Person lassen sich im Plan füllen: Zieh Dateien darauf.</translation>
  </message>
  <message>
   <source>When somebody offers you a piece of work, it stands here: what it is, what it pays, what you get and hand in. Open the invitation they sent you to begin.</source>
   <translation>Wenn dir jemand eine Arbeit anbietet, steht sie hier: was es ist, was es bringt, was du bekommst und was du abgibst. Öffne zuerst die Einladung, die du bekommen hast.</translation>
  </message>
  <message>
   <source>When the day is summed up</source>
   <translation>Wann die Tagesübersicht kommt</translation>
  </message>
  <message>
   <source>When the production may end</source>
   <translation>Wann die Produktion enden kann</translation>
  </message>
  <message>
   <source>Where access has run out, the same invitation brings them back. Another computer of theirs needs one of its own.</source>
   <translation>Ist der Zugang abgelaufen, öffnet ihn dieselbe Einladung wieder. Ein weiterer Rechner braucht eine eigene.</translation>
  </message>
  <message>
   <source>Where else its media lies</source>
   <translation>Wo ihre Medien noch liegen</translation>
  </message>
  <message>
   <source>Where is it to be cut?</source>
   <translation>Wo soll geschnitten werden?</translation>
  </message>
  <message>
   <source>Where is it to move to?</source>
   <translation>Wohin soll es umziehen?</translation>
  </message>
  <message>
   <source>Where is the shared folder on this computer?</source>
   <translation>Wo liegt der gemeinsame Ordner auf diesem Rechner?</translation>
  </message>
  <message>
   <source>Where is the shared folder?</source>
   <translation>Wo ist der geteilte Ordner?</translation>
  </message>
  <message>
   <source>Where it begins: 1:02.5 or seconds. Shift and drag does it in the wave.</source>
   <translation>Wo er beginnt: 1:02.5 oder Sekunden. In der Welle geht es durch Ziehen mit Umschalt.</translation>
  </message>
  <message>
   <source>Where its shared files are to lie</source>
   <translation>Wo ihre gemeinsamen Dateien liegen sollen</translation>
  </message>
  <message>
   <source>Where the present ones have been ended at the provider, everybody gets new ones now.</source>
   <translation>Wurden die jetzigen beim Anbieter beendet, bekommen jetzt alle neue.</translation>
  </message>
  <message>
   <source>Where the shared files lie</source>
   <translation>Wo die gemeinsamen Dateien liegen</translation>
  </message>
  <message>
   <source>Where to pay</source>
   <translation>Wohin gezahlt wird</translation>
  </message>
  <message>
   <source>Where to put the listening page</source>
   <translation>Wohin die Hörseite soll</translation>
  </message>
  <message>
   <source>Where to write it</source>
   <translation>Wohin er geschrieben wird</translation>
  </message>
  <message>
   <source>Where your productions lie; more storages can be added later</source>
   <translation>Wo deine Produktionen liegen; weitere Speicher lassen sich später hinzufügen</translation>
  </message>
  <message>
   <source>Which approved take is heard</source>
   <translation>Welcher freigegebene Take zu hören ist</translation>
  </message>
  <message>
   <source>Which credits</source>
   <translation>Welche Credits</translation>
  </message>
  <message>
   <source>Which gigs</source>
   <translation>Welche Aufträge</translation>
  </message>
  <message>
   <source>Which notes</source>
   <translation>Welche Notizen</translation>
  </message>
  <message>
   <source>Which one is to go first?</source>
   <translation>Welche soll zuerst kommen?</translation>
  </message>
  <message>
   <source>Which output, as STAGE:OUTPUT; empty where only one fits</source>
   <translation>Welche Ausgabe, als SCHRITT:AUSGABE; leer, wo nur eine passt</translation>
  </message>
  <message>
   <source>Which people</source>
   <translation>Welche Leute</translation>
  </message>
  <message>
   <source>Which picture</source>
   <translation>Welches Bild</translation>
  </message>
  <message>
   <source>Which production? There are several here.</source>
   <translation>Welche Produktion? Es gibt hier mehrere.</translation>
  </message>
  <message>
   <source>Which take</source>
   <translation>Welcher Take</translation>
  </message>
  <message>
   <source>Who are you?</source>
   <translation>Wer bist du?</translation>
  </message>
  <message>
   <source>Who could do {title}?</source>
   <translation>Wer könnte {title} machen?</translation>
  </message>
  <message>
   <source>Who decides</source>
   <translation>Wer entscheidet</translation>
  </message>
  <message>
   <source>Who decides in {title}</source>
   <translation>Wer in {title} entscheidet</translation>
  </message>
  <message>
   <source>Who is chosen gets {pay}, each of the others {fee}.</source>
   <translation>Wer ausgewählt wird, bekommt {pay}, alle anderen je {fee}.</translation>
  </message>
  <message>
   <source>Who owns which share of the song (composition) and of the recording (master). Only your devices and co-owners see this; the others see the paper that you hand them.</source>
   <translation>Wem welcher Anteil am Song (Komposition) und an der Aufnahme (Master) gehört. Das sehen nur deine Geräte und die Miteigentümer; die anderen sehen das Papier, das du ihnen gibst.</translation>
  </message>
  <message>
   <source>Whoever is shown takes has a name.</source>
   <translation>Wem Takes gezeigt werden, hat einen Namen.</translation>
  </message>
  <message>
   <source>Whole plan</source>
   <translation>Ganzer Plan</translation>
  </message>
  <message>
   <source>Whose</source>
   <translation>Wessen</translation>
  </message>
  <message>
   <source>Whose rights are shown</source>
   <translation>Wessen Rechte gezeigt werden</translation>
  </message>
  <message>
   <source>Why (Ctrl+R)</source>
   <translation>Warum (Strg+R)</translation>
  </message>
  <message>
   <source>With</source>
   <translation>Mit</translation>
  </message>
  <message>
   <source>With Shift: in time only.</source>
   <translation>Mit Umschalt: nur zeitlich.</translation>
  </message>
  <message>
   <source>With a tip of {tip}; {who} sees it with the next sync.</source>
   <translation>Mit {tip} Trinkgeld; {who} sieht es beim nächsten Abgleich.</translation>
  </message>
  <message>
   <source>With a web page</source>
   <translation>Mit einer Webseite</translation>
  </message>
  <message>
   <source>With stages in the plan, it is played a thousand times here, with work that takes longer or shorter.</source>
   <translation>Sobald der Plan Schritte hat, wird er hier tausendmal durchgespielt, mit Arbeit, die länger oder kürzer dauert.</translation>
  </message>
  <message>
   <source>Withdraw</source>
   <translation>Zurückziehen</translation>
  </message>
  <message>
   <source>Withdraw or cancel that hand-off to do it yourself.</source>
   <translation>Zieh diese Übergabe zurück oder brich sie ab, um es selbst zu tun.</translation>
  </message>
  <message>
   <source>Withdraw that offer first: `segue withdraw`.</source>
   <translation>Zieh zuerst dieses Angebot zurück: `segue withdraw`.</translation>
  </message>
  <message>
   <source>Withdraw the offer</source>
   <translation>Angebot zurückziehen</translation>
  </message>
  <message>
   <source>Withdraw the offer first, or agree on a change with the collaborator.</source>
   <translation>Zieh zuerst das Angebot zurück, oder vereinbare eine Änderung mit der Person.</translation>
  </message>
  <message>
   <source>Withdrawn</source>
   <translation>Zurückgezogen</translation>
  </message>
  <message>
   <source>Without changes</source>
   <translation>Ohne Änderungen</translation>
  </message>
  <message>
   <source>Without it the page has only your key.</source>
   <translation>Ohne ihn hat die Seite nur deinen Schlüssel.</translation>
  </message>
  <message>
   <source>Without it the signed files are left out, since they name the owner; you can still show them in private.</source>
   <translation>Ohne das bleiben die signierten Dateien weg, denn sie nennen den Eigentümer; privat kannst du sie weiterhin zeigen.</translation>
  </message>
  <message>
   <source>Words</source>
   <translation>Worte</translation>
  </message>
  <message>
   <source>Words on the picture</source>
   <translation>Worte auf dem Bild</translation>
  </message>
  <message>
   <source>Work</source>
   <translation>Arbeit</translation>
  </message>
  <message>
   <source>Work begins by itself when all inputs are there.</source>
   <translation>Die Arbeit beginnt von selbst, wenn alle Vorgaben da sind.</translation>
  </message>
  <message>
   <source>Work ends</source>
   <translation>Arbeit endet</translation>
  </message>
  <message>
   <source>Work that others did for you</source>
   <translation>Arbeit, die andere für dich gemacht haben</translation>
  </message>
  <message>
   <source>Work, days</source>
   <translation>Arbeit, Tage</translation>
  </message>
  <message>
   <source>Working days</source>
   <translation>Arbeitstage</translation>
  </message>
  <message>
   <source>Working hours</source>
   <translation>Arbeitszeit</translation>
  </message>
  <message>
   <source>Working time</source>
   <translation>Arbeitszeit</translation>
  </message>
  <message>
   <source>Working time…</source>
   <translation>Arbeitszeit…</translation>
  </message>
  <message>
   <source>Works on</source>
   <translation>Arbeitet an</translation>
  </message>
  <message>
   <source>Write "NAME=COMPOSITION/MASTER", such as "Ana=50/25".</source>
   <translation>Schreib "NAME=COMPOSITION/MASTER", etwa "Ana=50/25".</translation>
  </message>
  <message>
   <source>Write 09:00, or off.</source>
   <translation>Schreib 09:00 oder off.</translation>
  </message>
  <message>
   <source>Write 09:00-18:00=500k, or 09:00-18:00=500k/2M for up and down.</source>
   <translation>Schreib 09:00-18:00=500k, oder 09:00-18:00=500k/2M für hoch und runter.</translation>
  </message>
  <message>
   <source>Write 22:00-08:00, or none.</source>
   <translation>Schreib 22:00-08:00 oder none.</translation>
  </message>
  <message>
   <source>Write 500k or 2M (bytes a second), or none.</source>
   <translation>Schreib 500k oder 2M (Bytes pro Sekunde) oder none.</translation>
  </message>
  <message>
   <source>Write NAME=PRICE, such as “Rough mix=20”.</source>
   <translation>Schreib NAME=PREIS, etwa „Rohmischung=20“.</translation>
  </message>
  <message>
   <source>Write STAGE:INPUT, such as mix:premix.</source>
   <translation>Schreib STAGE:INPUT, etwa mix:premix.</translation>
  </message>
  <message>
   <source>Write STAGE:OUTPUT=CHAIN-STAGE:INPUT, as drums:stem=mix:drums.</source>
   <translation>Schreib STAGE:OUTPUT=CHAIN-STAGE:INPUT, etwa drums:stem=mix:drums.</translation>
  </message>
  <message>
   <source>Write `segue transfers limit --up 2M`.</source>
   <translation>Schreib `segue transfers limit --up 2M`.</translation>
  </message>
  <message>
   <source>Write a PDF or an SVG instead, or choose fewer stages.</source>
   <translation>Schreib stattdessen PDF oder SVG, oder wähle weniger Schritte.</translation>
  </message>
  <message>
   <source>Write a few words, {0} bytes at most.</source>
   <translation>Schreib ein paar Worte, höchstens {0} Bytes.</translation>
  </message>
  <message>
   <source>Write a mail</source>
   <translation>Mail schreiben</translation>
  </message>
  <message>
   <source>Write a number of minutes, accept or decline.</source>
   <translation>Schreibe eine Zahl von Minuten, accept oder decline.</translation>
  </message>
  <message>
   <source>Write a point of the checklist</source>
   <translation>Punkt der Checkliste schreiben</translation>
  </message>
  <message>
   <source>Write an amount in {0} such as {1}.</source>
   <translation>Schreib einen Betrag in {0}, etwa {1}.</translation>
  </message>
  <message>
   <source>Write and read their own inbox (in/q/) and their own uploads (in/b/), and nothing of anybody else's.</source>
   <translation>Ihren eigenen Eingang (in/q/) und ihre eigenen Uploads (in/b/) schreiben und lesen und nichts von anderen.</translation>
  </message>
  <message>
   <source>Write at least one note: draw on the picture, or just type.</source>
   <translation>Schreib mindestens eine Notiz: zeichne auf das Bild oder tippe einfach.</translation>
  </message>
  <message>
   <source>Write at least one note: just type.</source>
   <translation>Schreibe mindestens eine Notiz: einfach tippen.</translation>
  </message>
  <message>
   <source>Write each command as a JSON list of words on one line: ["plan", "late-train"].</source>
   <translation>Schreib jeden Befehl als JSON-Liste von Wörtern in eine Zeile: ["plan", "late-train"].</translation>
  </message>
  <message>
   <source>Write first what is to change.</source>
   <translation>Schreib zuerst, was anders werden soll.</translation>
  </message>
  <message>
   <source>Write in the room</source>
   <translation>Im Raum schreiben</translation>
  </message>
  <message>
   <source>Write it as 1:02.5 or 62.5.</source>
   <translation>Schreib es als 1:02.5 oder 62.5.</translation>
  </message>
  <message>
   <source>Write it as 2 or 2.5.</source>
   <translation>Schreib es als 2 oder 2.5.</translation>
  </message>
  <message>
   <source>Write it as 2026-11-30 or 2026-11-30T14:00.</source>
   <translation>Schreib es als 2026-11-30 oder 2026-11-30T14:00.</translation>
  </message>
  <message>
   <source>Write it as 2026-11-30, or 2026-11-30T14:00.</source>
   <translation>Schreib es als 2026-11-30 oder 2026-11-30T14:00.</translation>
  </message>
  <message>
   <source>Write it as 2026-11-30.</source>
   <translation>Schreib es als 2026-11-30.</translation>
  </message>
  <message>
   <source>Write it as 2026-12-24 or 2026-12-24..2027-01-02.</source>
   <translation>Schreib es als 2026-12-24 oder 2026-12-24..2027-01-02.</translation>
  </message>
  <message>
   <source>Write it as NAME:TYPE, for example bass_stem:audio.stem.</source>
   <translation>Schreib es als NAME:TYPE, zum Beispiel bass_stem:audio.stem.</translation>
  </message>
  <message>
   <source>Write it as NAME=VALUE.</source>
   <translation>Schreib es als NAME=VALUE.</translation>
  </message>
  <message>
   <source>Write it as https://HOST or http://HOST:PORT.</source>
   <translation>Schreib sie als https://HOST oder http://HOST:PORT.</translation>
  </message>
  <message>
   <source>Write it as s3://BUCKET or s3://BUCKET/PREFIX.</source>
   <translation>Schreib es als s3://BUCKET oder s3://BUCKET/PREFIX.</translation>
  </message>
  <message>
   <source>Write it as the schema says: assets/schemas/gig.schema.json.</source>
   <translation>Schreib es, wie das Schema sagt: assets/schemas/gig.schema.json.</translation>
  </message>
  <message>
   <source>Write it shorter.</source>
   <translation>Schreib es kürzer.</translation>
  </message>
  <message>
   <source>Write rules such as {"sr": 48000, "bits": 24}.</source>
   <translation>Schreib Regeln wie {"sr": 48000, "bits": 24}.</translation>
  </message>
  <message>
   <source>Write s3://BUCKET/PREFIX; for a folder there is --folder.</source>
   <translation>Schreib s3://BUCKET/PREFIX; für einen Ordner gibt es --folder.</translation>
  </message>
  <message>
   <source>Write the rights in your own words, or choose one of the grants.</source>
   <translation>Schreib die Rechte in eigenen Worten oder wähle eine der Vorgaben.</translation>
  </message>
  <message>
   <source>Write the shortest and the longest time, such as 3:30 to 4:00.</source>
   <translation>Schreib die kürzeste und die längste Zeit, etwa 3:30 bis 4:00.</translation>
  </message>
  <message>
   <source>Write the stages it waits for as drums, bass:SS+4h or mix-8h.</source>
   <translation>Schreib die Schritte, auf die er wartet, als drums, bass:SS+4h oder mix-8h.</translation>
  </message>
  <message>
   <source>Write them as 09:00-12:00,13:00-17:00.</source>
   <translation>Schreib sie als 09:00-12:00,13:00-17:00.</translation>
  </message>
  <message>
   <source>Write them as mon-fri or mon,wed,sat.</source>
   <translation>Schreib sie als mon-fri oder mon,wed,sat.</translation>
  </message>
  <message>
   <source>Write width and height in pixels, such as 3000 × 3000.</source>
   <translation>Schreib Breite und Höhe in Pixeln, etwa 3000 × 3000.</translation>
  </message>
  <message>
   <source>Write {"sr": 48000}.</source>
   <translation>Schreib {"sr": 48000}.</translation>
  </message>
  <message>
   <source>Write, read and list here.</source>
   <translation>Hier schreiben, lesen und auflisten.</translation>
  </message>
  <message>
   <source>Writing tables and what was signed</source>
   <translation>Tabellen und Unterschriebenes werden geschrieben</translation>
  </message>
  <message>
   <source>Writing the log</source>
   <translation>Das Protokoll wird geschrieben</translation>
  </message>
  <message>
   <source>Writing the page</source>
   <translation>Die Seite wird geschrieben</translation>
  </message>
  <message>
   <source>Writing the plan</source>
   <translation>Plan wird geschrieben</translation>
  </message>
  <message>
   <source>Writing…</source>
   <translation>Wird geschrieben…</translation>
  </message>
  <message>
   <source>Written to you</source>
   <translation>An dich geschrieben</translation>
  </message>
  <message>
   <source>XML (*.xml)</source>
   <translation>XML (*.xml)</translation>
  </message>
  <message>
   <source>XML that other planning programs read</source>
   <translation>XML, das andere Planungsprogramme lesen</translation>
  </message>
  <message>
   <source>Year</source>
   <translation>Jahr</translation>
  </message>
  <message>
   <source>Yes, {over} is a tip</source>
   <translation>Ja, {over} ist Trinkgeld</translation>
  </message>
  <message>
   <source>You are chosen. {0}</source>
   <translation>Du bist ausgewählt. {0}</translation>
  </message>
  <message>
   <source>You are in already: takes of “{0}” are shown to you there.</source>
   <translation>Du bist schon dabei: Dort werden dir Takes von „{0}“ gezeigt.</translation>
  </message>
  <message>
   <source>You are no approver of “{0}”, so you cannot decide on it.</source>
   <translation>Du gibst „{0}“ nicht frei, kannst also nicht darüber entscheiden.</translation>
  </message>
  <message>
   <source>You are not (or no longer) a member of this hand-off.</source>
   <translation>Du bist kein Mitglied dieser Übergabe (mehr).</translation>
  </message>
  <message>
   <source>You are owed {0}.</source>
   <translation>Dir stehen {0} zu.</translation>
  </message>
  <message>
   <source>You are owed {owed}, which is reached already.</source>
   <translation>Dir stehen {owed} zu, die schon erreicht sind.</translation>
  </message>
  <message>
   <source>You are shown it; {name} decides.</source>
   <translation>Es wird dir gezeigt; {name} entscheidet.</translation>
  </message>
  <message>
   <source>You are {name} again, on a new device</source>
   <translation>Du bist wieder {name}, auf einem neuen Gerät</translation>
  </message>
  <message>
   <source>You confirmed it on {date}.</source>
   <translation>Von dir bestätigt am {date}.</translation>
  </message>
  <message>
   <source>You declined. Nothing to do.</source>
   <translation>Du hast abgelehnt. Nichts zu tun.</translation>
  </message>
  <message>
   <source>You did not want this credit</source>
   <translation>Du wolltest diesen Credit nicht</translation>
  </message>
  <message>
   <source>You get</source>
   <translation>Du bekommst</translation>
  </message>
  <message>
   <source>You hand in</source>
   <translation>Du gibst ab</translation>
  </message>
  <message>
   <source>You have accepted for {pay}</source>
   <translation>Du hast für {pay} angenommen</translation>
  </message>
  <message>
   <source>You have accepted no credit yet, so there is nothing to show.</source>
   <translation>Du hast noch keinen Credit angenommen, also gibt es nichts zu zeigen.</translation>
  </message>
  <message>
   <source>You have accepted no credit yet. Each stands under Done in your inbox once a gig is approved.</source>
   <translation>Du hast noch keinen Credit angenommen. Jeder steht in deinen Aufträgen unter Fertig, sobald ein Auftrag freigegeben ist.</translation>
  </message>
  <message>
   <source>You have accepted. Your answer goes out</source>
   <translation>Du hast angenommen. Deine Antwort geht hinaus</translation>
  </message>
  <message>
   <source>You have approved it.</source>
   <translation>Du hast es freigegeben.</translation>
  </message>
  <message>
   <source>You have asked for changes.</source>
   <translation>Du hast um Änderungen gebeten.</translation>
  </message>
  <message>
   <source>You have declined</source>
   <translation>Du hast abgelehnt</translation>
  </message>
  <message>
   <source>You have declined. Your answer goes out</source>
   <translation>Du hast abgelehnt. Deine Antwort geht hinaus</translation>
  </message>
  <message>
   <source>You have no credit yet.</source>
   <translation>Du hast noch keinen Credit.</translation>
  </message>
  <message>
   <source>You have not confirmed it yet.</source>
   <translation>Von dir noch nicht bestätigt.</translation>
  </message>
  <message>
   <source>You have opened a dispute about “{0}” before.</source>
   <translation>Du hast über „{0}“ schon einmal einen Streit eröffnet.</translation>
  </message>
  <message>
   <source>You have refused the credit of “{0}”.</source>
   <translation>Du hast den Credit von „{0}“ abgelehnt.</translation>
  </message>
  <message>
   <source>You have said already that {0} has come of this payment.</source>
   <translation>Du hast schon gesagt, dass von dieser Zahlung {0} angekommen sind.</translation>
  </message>
  <message>
   <source>You have {0} the credit of “{1}” already.</source>
   <translation>Über den Credit von „{1}“ hast du schon entschieden ({0}).</translation>
  </message>
  <message>
   <source>You left.</source>
   <translation>Du bist ausgestiegen.</translation>
  </message>
  <message>
   <source>You make a key pair for each person at your provider and paste it.</source>
   <translation>Du legst bei deinem Anbieter für jede Person ein Schlüsselpaar an und fügst es ein.</translation>
  </message>
  <message>
   <source>You make a key pair with this policy at your provider and give it to Segue; it travels encrypted.</source>
   <translation>Du legst bei deinem Anbieter ein Schlüsselpaar mit dieser Regel an und gibst es Segue; es reist verschlüsselt.</translation>
  </message>
  <message>
   <source>You need do nothing: the agreed name is offered when you deliver.</source>
   <translation>Du musst nichts tun: Beim Abgeben wird dir der vereinbarte Name angeboten.</translation>
  </message>
  <message>
   <source>You observe “{0}”: you see it, and remarks are others'.</source>
   <translation>Du beobachtest „{0}“: Du siehst es, Bemerkungen machen andere.</translation>
  </message>
  <message>
   <source>You preferred none in any round.</source>
   <translation>Du hast in keiner Runde einen vorgezogen.</translation>
  </message>
  <message>
   <source>You preferred take {take} in {n} of {all} rounds.</source>
   <translation>In {n} von {all} Runden hast du Take {take} vorgezogen.</translation>
  </message>
  <message>
   <source>You propose a split: {0} in all. {1} answers{2}; without an answer all is as before.</source>
   <translation>Du schlägst eine Teilung vor: {0} insgesamt. {1} antwortet{2}; ohne Antwort bleibt alles, wie es war.</translation>
  </message>
  <message>
   <source>You propose {amount} in all</source>
   <translation>Du schlägst insgesamt {amount} vor</translation>
  </message>
  <message>
   <source>You proposed other terms</source>
   <translation>Du hast andere Bedingungen vorgeschlagen</translation>
  </message>
  <message>
   <source>You said that it has not come.</source>
   <translation>Du hast gesagt, dass sie nicht angekommen ist.</translation>
  </message>
  <message>
   <source>You said that {amount} has come.</source>
   <translation>Du hast gesagt, dass {amount} angekommen sind.</translation>
  </message>
  <message>
   <source>You stated {n} minutes: {amount}.</source>
   <translation>Du hast {n} Minuten angegeben: {amount}.</translation>
  </message>
  <message>
   <source>You took the offer back. {0}</source>
   <translation>Du hast das Angebot zurückgezogen. {0}</translation>
  </message>
  <message>
   <source>You two agreed on a split.</source>
   <translation>Ihr habt euch auf eine Teilung geeinigt.</translation>
  </message>
  <message>
   <source>You two agreed on a split. {0}Offer it to somebody else, or do it yourself.</source>
   <translation>Ihr habt euch auf eine Teilung geeinigt. {0}Biete es jemand anderem an oder mach es selbst.</translation>
  </message>
  <message>
   <source>You two alone read it: once both have written, at the latest {when}. Then it cannot be changed.</source>
   <translation>Nur ihr beide lest es: wenn beide geschrieben haben, spätestens {when}. Ändern lässt es sich nicht mehr.</translation>
  </message>
  <message>
   <source>You wrote</source>
   <translation>Du hast geschrieben</translation>
  </message>
  <message>
   <source>Your R2 API token</source>
   <translation>Dein R2-API-Token</translation>
  </message>
  <message>
   <source>Your answer goes out by itself as soon as {name}'s Segue has let you in.</source>
   <translation>Deine Antwort geht von selbst hinaus, sobald {name} dich in Segue eingelassen hat.</translation>
  </message>
  <message>
   <source>Your devices</source>
   <translation>Deine Geräte</translation>
  </message>
  <message>
   <source>Your feedback</source>
   <translation>Deine Rückmeldung</translation>
  </message>
  <message>
   <source>Your feedback for “{0}” is sealed already.</source>
   <translation>Deine Rückmeldung zu „{0}“ ist schon versiegelt.</translation>
  </message>
  <message>
   <source>Your feedback is sealed</source>
   <translation>Deine Rückmeldung ist versiegelt</translation>
  </message>
  <message>
   <source>Your feedback opens once {0} has given theirs, at the latest {1}.</source>
   <translation>Deine Rückmeldung öffnet sich, wenn {0} die eigene gegeben hat, spätestens {1}.</translation>
  </message>
  <message>
   <source>Your file</source>
   <translation>Deine Datei</translation>
  </message>
  <message>
   <source>Your files</source>
   <translation>Deine Dateien</translation>
  </message>
  <message>
   <source>Your files lie in {folder}</source>
   <translation>Deine Dateien liegen in {folder}</translation>
  </message>
  <message>
   <source>Your files lie there already.</source>
   <translation>Deine Dateien liegen schon dort.</translation>
  </message>
  <message>
   <source>Your first device lets this one in: it gets keys of its own and everything you have there. Your person key stays where it is.</source>
   <translation>Dein erstes Gerät lässt dieses ein: Es bekommt eigene Schlüssel und alles, was du dort hast. Dein Personenschlüssel bleibt, wo er ist.</translation>
  </message>
  <message>
   <source>Your key may not manage application keys.</source>
   <translation>Dein Schlüssel darf keine Anwendungsschlüssel verwalten.</translation>
  </message>
  <message>
   <source>Your name</source>
   <translation>Dein Name</translation>
  </message>
  <message>
   <source>Your name is needed, so that you are credited.</source>
   <translation>Dein Name wird gebraucht, damit du genannt wirst.</translation>
  </message>
  <message>
   <source>Your note is on its way.</source>
   <translation>Deine Notiz ist unterwegs.</translation>
  </message>
  <message>
   <source>Your own are: {0}.</source>
   <translation>Deine eigenen sind: {0}.</translation>
  </message>
  <message>
   <source>Your own keys</source>
   <translation>Deine eigenen Schlüssel</translation>
  </message>
  <message>
   <source>Your own keys are temporary; nothing lasting can be signed with them.</source>
   <translation>Deine eigenen Schlüssel sind befristet; nichts Dauerhaftes lässt sich damit signieren.</translation>
  </message>
  <message>
   <source>Your own keys for everybody</source>
   <translation>Deine eigenen Schlüssel für alle</translation>
  </message>
  <message>
   <source>Your own stage</source>
   <translation>Dein eigener Schritt</translation>
  </message>
  <message>
   <source>Your recovery file</source>
   <translation>Deine Wiederherstellungsdatei</translation>
  </message>
  <message>
   <source>Your recovery file is not in the home folder any more</source>
   <translation>Deine Wiederherstellungsdatei ist nicht mehr im Home-Ordner</translation>
  </message>
  <message>
   <source>Your recovery file was made</source>
   <translation>Deine Wiederherstellungsdatei ist da</translation>
  </message>
  <message>
   <source>Your view</source>
   <translation>Deine Sicht</translation>
  </message>
  <message>
   <source>Your work for others</source>
   <translation>Deine Arbeit für andere</translation>
  </message>
  <message>
   <source>Your work is kept here and is sent when the connection is back.</source>
   <translation>Deine Arbeit ist hier gesichert und wird gesendet, sobald die Verbindung wieder da ist.</translation>
  </message>
  <message>
   <source>Your work is kept. Try again; if it happens again, run “segue self-test” and send its report.</source>
   <translation>Deine Arbeit ist gesichert. Versuch es noch einmal; wenn es wieder passiert, starte „segue self-test“ und schick den Bericht.</translation>
  </message>
  <message>
   <source>Your yes approves it; your no sends it back with your notes.</source>
   <translation>Dein Ja gibt es frei; dein Nein gibt es mit deinen Notizen zurück.</translation>
  </message>
  <message>
   <source>Yours to do: drop {0} here and deliver. Or offer it to somebody.</source>
   <translation>Deine Sache: Leg {0} hier ab und gib ab. Oder biete den Schritt jemandem an.</translation>
  </message>
  <message>
   <source>Zoom</source>
   <translation>Zoom</translation>
  </message>
  <message>
   <source>Zoom in</source>
   <translation>Vergrößern</translation>
  </message>
  <message>
   <source>Zoom out</source>
   <translation>Verkleinern</translation>
  </message>
  <message>
   <source>Zoom to days</source>
   <translation>Auf Tage zoomen</translation>
  </message>
  <message>
   <source>Zoom to hours</source>
   <translation>Auf Stunden zoomen</translation>
  </message>
  <message>
   <source>Zoom to months</source>
   <translation>Auf Monate zoomen</translation>
  </message>
  <message>
   <source>Zoom to weeks</source>
   <translation>Auf Wochen zoomen</translation>
  </message>
  <message>
   <source>`segue business set --help` lists it.</source>
   <translation>`segue business set --help` führt es auf.</translation>
  </message>
  <message>
   <source>`segue demo --dir DIR --delete`</source>
   <translation>`segue demo --dir DIR --delete`</translation>
  </message>
  <message>
   <source>`segue depot policy` says what your keys must be allowed to do. Or choose another way of access.</source>
   <translation>`segue depot policy` sagt, was deine Schlüssel dürfen müssen. Oder wähle eine andere Art des Zugangs.</translation>
  </message>
  <message>
   <source>`segue device list` shows them with their ids.</source>
   <translation>`segue device list` zeigt sie mit ihren IDs.</translation>
  </message>
  <message>
   <source>`segue device list` shows them.</source>
   <translation>`segue device list` zeigt sie.</translation>
  </message>
  <message>
   <source>`segue inbox` and `segue plan PRODUCTION` list the hand-offs with their ids.</source>
   <translation>`segue inbox` und `segue plan PRODUCTION` zeigen die Übergaben mit ihren IDs.</translation>
  </message>
  <message>
   <source>`segue inbox` shows what has been given to you.</source>
   <translation>`segue inbox` zeigt, was dir gegeben wurde.</translation>
  </message>
  <message>
   <source>`segue marker list` numbers them.</source>
   <translation>`segue marker list` nummeriert sie.</translation>
  </message>
  <message>
   <source>`segue person list` shows who takes part.</source>
   <translation>`segue person list` zeigt, wer mitmacht.</translation>
  </message>
  <message>
   <source>`segue person roster` lists everybody; `segue person add` keeps somebody new.</source>
   <translation>`segue person roster` zeigt alle; `segue person add` nimmt jemand Neues auf.</translation>
  </message>
  <message>
   <source>`segue productions`, `segue plan PRODUCTION` and `segue inbox` list what there is.</source>
   <translation>`segue productions`, `segue plan PRODUCTION` und `segue inbox` zeigen, was es gibt.</translation>
  </message>
  <message>
   <source>`segue reminders` lists what waits; the last column has the hand-offs.</source>
   <translation>`segue reminders` zeigt, was wartet; in der letzten Spalte stehen die Übergaben.</translation>
  </message>
  <message>
   <source>`segue review --help` shows what goes together.</source>
   <translation>`segue review --help` zeigt, was zusammenpasst.</translation>
  </message>
  <message>
   <source>`segue review HANDOFF page --shared` lists what is shared.</source>
   <translation>`segue review HANDOFF page --shared` zeigt, was geteilt ist.</translation>
  </message>
  <message>
   <source>`segue rights show` says what is granted.</source>
   <translation>`segue rights show` sagt, was eingeräumt ist.</translation>
  </message>
  <message>
   <source>`segue show` says how it stands.</source>
   <translation>`segue show` sagt, wie es steht.</translation>
  </message>
  <message>
   <source>`segue transfers` lists them.</source>
   <translation>`segue transfers` zeigt sie.</translation>
  </message>
  <message>
   <source>`segue transfers` lists what is on its way.</source>
   <translation>`segue transfers` zeigt, was unterwegs ist.</translation>
  </message>
  <message>
   <source>`{0}` cannot be one of many commands.</source>
   <translation>`{0}` kann nicht einer von mehreren Befehlen sein.</translation>
  </message>
  <message>
   <source>a call was as long as that</source>
   <translation>ein Gespräch war so lang</translation>
  </message>
  <message>
   <source>a candidate is chosen before a take is answered</source>
   <translation>erst wird jemand ausgewählt, dann ein Take beantwortet</translation>
  </message>
  <message>
   <source>a certificate is not under the new key</source>
   <translation>ein Zertifikat gehört nicht zum neuen Schlüssel</translation>
  </message>
  <message>
   <source>a change order that was accepted has notes</source>
   <translation>eine angenommene Änderung hat Notizen</translation>
  </message>
  <message>
   <source>a checklist has {0} points at most</source>
   <translation>eine Checkliste hat höchstens {0} Punkte</translation>
  </message>
  <message>
   <source>a chunk has 1 to {0} bytes, not {1}</source>
   <translation>ein Block hat 1 bis {0} Bytes, nicht {1}</translation>
  </message>
  <message>
   <source>a column stands twice in its first line.</source>
   <translation>eine Spalte steht zweimal in ihrer ersten Zeile.</translation>
  </message>
  <message>
   <source>a correction makes a payment less; more is a payment of its own</source>
   <translation>eine Berichtigung macht eine Zahlung kleiner; mehr ist eine eigene Zahlung</translation>
  </message>
  <message>
   <source>a credit for you</source>
   <translation>ein Credit für dich</translation>
  </message>
  <message>
   <source>a day</source>
   <translation>pro Tag</translation>
  </message>
  <message>
   <source>a draft</source>
   <translation>ein Entwurf</translation>
  </message>
  <message>
   <source>a drawing, sharp at any size</source>
   <translation>eine Zeichnung, scharf in jeder Größe</translation>
  </message>
  <message>
   <source>a file of the kind {0}</source>
   <translation>eine Datei der Art {0}</translation>
  </message>
  <message>
   <source>a file that can be examined</source>
   <translation>eine Datei, die sich untersuchen lässt</translation>
  </message>
  <message>
   <source>a further take of an own stage</source>
   <translation>ein weiterer Take eines eigenen Schritts</translation>
  </message>
  <message>
   <source>a header has one line</source>
   <translation>ein Kopf hat eine Zeile</translation>
  </message>
  <message>
   <source>a list is missing or longer than {0}</source>
   <translation>eine Liste fehlt oder ist länger als {0}</translation>
  </message>
  <message>
   <source>a loop needs {0} items of {1} in a row, not {2} of {3}</source>
   <translation>eine Schleife braucht {0} Elemente vom Typ {1} am Stück, nicht {2} vom Typ {3}</translation>
  </message>
  <message>
   <source>a loop was given an array that may not be written</source>
   <translation>eine Schleife bekam ein Array, das nicht beschrieben werden darf</translation>
  </message>
  <message>
   <source>a lossless file (WAV, FLAC, AIFF)</source>
   <translation>eine verlustfreie Datei (WAV, FLAC, AIFF)</translation>
  </message>
  <message>
   <source>a new offer after the last one ended</source>
   <translation>ein neues Angebot, nachdem das letzte endete</translation>
  </message>
  <message>
   <source>a newer take was shown</source>
   <translation>ein neuerer Take wurde gezeigt</translation>
  </message>
  <message>
   <source>a note</source>
   <translation>eine Notiz</translation>
  </message>
  <message>
   <source>a note goes by an id</source>
   <translation>eine Notiz hat eine Kennung</translation>
  </message>
  <message>
   <source>a note has {0} replies at most</source>
   <translation>eine Notiz hat höchstens {0} Antworten</translation>
  </message>
  <message>
   <source>a number is missing, below {0} or too large</source>
   <translation>eine Zahl fehlt, liegt unter {0} oder ist zu groß</translation>
  </message>
  <message>
   <source>a padding byte is missing; the audio was found all the same</source>
   <translation>ein Füllbyte fehlt; der Ton wurde trotzdem gefunden</translation>
  </message>
  <message>
   <source>a paid change</source>
   <translation>eine bezahlte Änderung</translation>
  </message>
  <message>
   <source>a part of the work is there</source>
   <translation>ein Teil der Arbeit ist da</translation>
  </message>
  <message>
   <source>a part of what is owed, or a tip</source>
   <translation>ein Teil des Geschuldeten oder ein Trinkgeld</translation>
  </message>
  <message>
   <source>a pause</source>
   <translation>eine Pause</translation>
  </message>
  <message>
   <source>a payment is an amount above zero, and a tip is a part of it</source>
   <translation>eine Zahlung ist ein Betrag über null, und ein Trinkgeld ist ein Teil davon</translation>
  </message>
  <message>
   <source>a payment is an amount in {0}, as was agreed</source>
   <translation>eine Zahlung ist ein Betrag in {0}, wie vereinbart</translation>
  </message>
  <message>
   <source>a payment was less than was recorded</source>
   <translation>eine Zahlung war kleiner als festgehalten</translation>
  </message>
  <message>
   <source>a person's key is 64 hex digits</source>
   <translation>der Schlüssel einer Person hat 64 Hex-Ziffern</translation>
  </message>
  <message>
   <source>a picture of all of it</source>
   <translation>ein Bild vom Ganzen</translation>
  </message>
  <message>
   <source>a piece has at least one sample</source>
   <translation>ein Stück hat mindestens ein Sample</translation>
  </message>
  <message>
   <source>a production has at most {0} recipes of its own</source>
   <translation>eine Produktion hat höchstens {0} eigene Rezepte</translation>
  </message>
  <message>
   <source>a quotation mark in it is never closed.</source>
   <translation>ein Anführungszeichen darin wird nie geschlossen.</translation>
  </message>
  <message>
   <source>a requirement is answered by one of {0}, and a choice has choices</source>
   <translation>eine Anforderung wird mit {0} beantwortet, und eine Auswahl hat etwas zur Wahl</translation>
  </message>
  <message>
   <source>a review room has {0} notes at most</source>
   <translation>ein Prüfraum hat höchstens {0} Notizen</translation>
  </message>
  <message>
   <source>a signed credit for {work} waits for you in your inbox. It is yours once you accept it, and anybody can check it.</source>
   <translation>in deinem Eingang wartet ein unterschriebener Nachweis für {work}. Er gehört dir, sobald du ihn annimmst, und jeder kann ihn prüfen.</translation>
  </message>
  <message>
   <source>a small WAV is not understood: {0}</source>
   <translation>ein kleines WAV wird nicht verstanden: {0}</translation>
  </message>
  <message>
   <source>a sound header</source>
   <translation>ein intakter Dateikopf</translation>
  </message>
  <message>
   <source>a sound of some length</source>
   <translation>ein Ton von hörbarer Länge</translation>
  </message>
  <message>
   <source>a split lies between what is paid and the agreed price</source>
   <translation>eine Aufteilung liegt zwischen dem Bezahlten und dem vereinbarten Preis</translation>
  </message>
  <message>
   <source>a stage</source>
   <translation>pro Schritt</translation>
  </message>
  <message>
   <source>a stage is named by its id</source>
   <translation>ein Schritt wird durch seine Kennung benannt</translation>
  </message>
  <message>
   <source>a statement has words, {0} letters at most</source>
   <translation>eine Stellungnahme hat Worte, höchstens {0} Zeichen</translation>
  </message>
  <message>
   <source>a table for a spreadsheet; it can be read back</source>
   <translation>eine Tabelle für die Tabellenkalkulation; lässt sich wieder einlesen</translation>
  </message>
  <message>
   <source>a text is missing or longer than {0} letters</source>
   <translation>ein Text fehlt oder ist länger als {0} Zeichen</translation>
  </message>
  <message>
   <source>a video with sound</source>
   <translation>ein Video mit Ton</translation>
  </message>
  <message>
   <source>a vote has {0} notes at most</source>
   <translation>ein Urteil hat höchstens {0} Notizen</translation>
  </message>
  <message>
   <source>accept or refuse</source>
   <translation>annehmen oder ablehnen</translation>
  </message>
  <message>
   <source>accepted milestone “{0}”: {1} is earned</source>
   <translation>hat den Meilenstein „{0}“ angenommen: {1} ist verdient</translation>
  </message>
  <message>
   <source>accepted the credit</source>
   <translation>hat den Credit angenommen</translation>
  </message>
  <message>
   <source>accepted the terms</source>
   <translation>hat die Bedingungen angenommen</translation>
  </message>
  <message>
   <source>adds price, time or rounds</source>
   <translation>fügt Preis, Zeit oder Runden hinzu</translation>
  </message>
  <message>
   <source>agreed to a split of {0}</source>
   <translation>hat der Aufteilung zugestimmt: {0}</translation>
  </message>
  <message>
   <source>agreed to the pause; the clock stands</source>
   <translation>hat der Pause zugestimmt; die Uhr steht</translation>
  </message>
  <message>
   <source>agreed to {0}: {1} is owed in all</source>
   <translation>hat {0} zugestimmt: insgesamt sind {1} geschuldet</translation>
  </message>
  <message>
   <source>agreement</source>
   <translation>Vereinbarung</translation>
  </message>
  <message>
   <source>all inputs are there and verified</source>
   <translation>alle Vorgaben sind da und geprüft</translation>
  </message>
  <message>
   <source>all lanes but these</source>
   <translation>alle Kanäle außer diesen</translation>
  </message>
  <message>
   <source>all of the same length</source>
   <translation>alle gleich lang</translation>
  </message>
  <message>
   <source>all stages</source>
   <translation>alle Schritte</translation>
  </message>
  <message>
   <source>all that is owed is recorded as paid</source>
   <translation>alles Geschuldete ist als bezahlt festgehalten</translation>
  </message>
  <message>
   <source>almost certainly</source>
   <translation>fast sicher</translation>
  </message>
  <message>
   <source>always on time</source>
   <translation>immer pünktlich</translation>
  </message>
  <message>
   <source>an audio file</source>
   <translation>eine Audiodatei</translation>
  </message>
  <message>
   <source>an average of {0} bytes is outside {1} to {2}</source>
   <translation>ein Durchschnitt von {0} Bytes liegt nicht zwischen {1} und {2}</translation>
  </message>
  <message>
   <source>an extension was asked for</source>
   <translation>es wurde um mehr Zeit gebeten</translation>
  </message>
  <message>
   <source>an hour</source>
   <translation>pro Stunde</translation>
  </message>
  <message>
   <source>an input</source>
   <translation>eine Vorgabe</translation>
  </message>
  <message>
   <source>an input changed</source>
   <translation>eine Eingabe hat sich geändert</translation>
  </message>
  <message>
   <source>an input is not there yet</source>
   <translation>eine Vorgabe ist noch nicht da</translation>
  </message>
  <message>
   <source>an input was superseded</source>
   <translation>eine Vorgabe wurde ersetzt</translation>
  </message>
  <message>
   <source>an interpolator has 3 rows of at most {0} values, not {1}</source>
   <translation>ein Interpolator hat 3 Zeilen mit höchstens {0} Werten, nicht {1}</translation>
  </message>
  <message>
   <source>an object was replaced</source>
   <translation>ein Objekt wurde ersetzt</translation>
  </message>
  <message>
   <source>an older draft</source>
   <translation>ein älterer Entwurf</translation>
  </message>
  <message>
   <source>an owner agrees by deciding it</source>
   <translation>die Eigentümerseite stimmt durch eine Entscheidung zu</translation>
  </message>
  <message>
   <source>an unknown kind of file</source>
   <translation>eine unbekannte Dateiart</translation>
  </message>
  <message>
   <source>and {n} more</source>
   <translation>und {n} weitere</translation>
  </message>
  <message>
   <source>another brief</source>
   <translation>eine andere Beschreibung</translation>
  </message>
  <message>
   <source>another candidate is chosen</source>
   <translation>jemand anderes ist ausgewählt</translation>
  </message>
  <message>
   <source>another candidate is chosen; the fee is owed</source>
   <translation>jemand anderes ist ausgewählt; das Honorar steht zu</translation>
  </message>
  <message>
   <source>another place</source>
   <translation>einen anderen Ort</translation>
  </message>
  <message>
   <source>another version</source>
   <translation>eine andere Version</translation>
  </message>
  <message>
   <source>answer by {day}</source>
   <translation>Antwort bis {day}</translation>
  </message>
  <message>
   <source>answer by {when}</source>
   <translation>antworten bis {when}</translation>
  </message>
  <message>
   <source>answer within {n} day</source>
   <translation>Antwort in {n} Tag</translation>
  </message>
  <message>
   <source>answer within {n} days</source>
   <translation>Antwort in {n} Tagen</translation>
  </message>
  <message>
   <source>any</source>
   <translation>beliebig</translation>
  </message>
  <message>
   <source>any file</source>
   <translation>jede Datei</translation>
  </message>
  <message>
   <source>approved</source>
   <translation>freigegeben</translation>
  </message>
  <message>
   <source>approved at once</source>
   <translation>sofort freigegeben</translation>
  </message>
  <message>
   <source>approved by silence</source>
   <translation>durch Schweigen freigegeben</translation>
  </message>
  <message>
   <source>approved take {0}</source>
   <translation>hat Take {0} freigegeben</translation>
  </message>
  <message>
   <source>approved take {0} with {1}</source>
   <translation>hat Take {0} mit {1} freigegeben</translation>
  </message>
  <message>
   <source>approver</source>
   <translation>gibt frei</translation>
  </message>
  <message>
   <source>as early as it can</source>
   <translation>so früh wie möglich</translation>
  </message>
  <message>
   <source>as in “{name}”</source>
   <translation>wie in „{name}“</translation>
  </message>
  <message>
   <source>as late as it can</source>
   <translation>so spät wie möglich</translation>
  </message>
  <message>
   <source>as late as possible</source>
   <translation>so spät wie möglich</translation>
  </message>
  <message>
   <source>as likely earlier as later</source>
   <translation>ebenso gut früher wie später</translation>
  </message>
  <message>
   <source>as long as planned</source>
   <translation>so lange wie geplant</translation>
  </message>
  <message>
   <source>as now</source>
   <translation>wie jetzt</translation>
  </message>
  <message>
   <source>as planned</source>
   <translation>wie geplant</translation>
  </message>
  <message>
   <source>as the folder allows</source>
   <translation>wie der Ordner es erlaubt</translation>
  </message>
  <message>
   <source>as then</source>
   <translation>wie damals</translation>
  </message>
  <message>
   <source>asked for</source>
   <translation>angefragt</translation>
  </message>
  <message>
   <source>asked for a pause</source>
   <translation>hat um eine Pause gebeten</translation>
  </message>
  <message>
   <source>asked for changes to take {0}</source>
   <translation>hat Änderungen an Take {0} verlangt</translation>
  </message>
  <message>
   <source>asked for changes to take {0} with {1}</source>
   <translation>hat Änderungen an Take {0} mit {1} verlangt</translation>
  </message>
  <message>
   <source>asked for more time{0}</source>
   <translation>hat um mehr Zeit gebeten{0}</translation>
  </message>
  <message>
   <source>asked for {0} of take {1} again</source>
   <translation>hat {0} von Take {1} neu verlangt</translation>
  </message>
  <message>
   <source>asked for {0}, the window speaks {1} only in part</source>
   <translation>gewünscht war {0}, das Fenster spricht {1} nur zum Teil</translation>
  </message>
  <message>
   <source>asked {0}, who was next in line</source>
   <translation>hat {0} gefragt, die nächste Person in der Reihe</translation>
  </message>
  <message>
   <source>asks for a pause</source>
   <translation>bittet um eine Pause</translation>
  </message>
  <message>
   <source>asks for more time, until {0}</source>
   <translation>bittet um mehr Zeit, bis {0}</translation>
  </message>
  <message>
   <source>asks next, if it comes to nothing: {0}</source>
   <translation>fragt als Nächstes, wenn nichts daraus wird: {0}</translation>
  </message>
  <message>
   <source>asks nobody next</source>
   <translation>fragt danach niemanden mehr</translation>
  </message>
  <message>
   <source>at least </source>
   <translation>mindestens </translation>
  </message>
  <message>
   <source>at least {0} LUFS</source>
   <translation>mindestens {0} LUFS</translation>
  </message>
  <message>
   <source>at least {0} files</source>
   <translation>mindestens {0} Dateien</translation>
  </message>
  <message>
   <source>at least {0} x {1} pixels</source>
   <translation>mindestens {0} x {1} Pixel</translation>
  </message>
  <message>
   <source>at least {0} × {1} pixels</source>
   <translation>mindestens {0} × {1} Pixel</translation>
  </message>
  <message>
   <source>at most </source>
   <translation>höchstens </translation>
  </message>
  <message>
   <source>at most 0 dBFS</source>
   <translation>höchstens 0 dBFS</translation>
  </message>
  <message>
   <source>at most 0 dBTP</source>
   <translation>höchstens 0 dBTP</translation>
  </message>
  <message>
   <source>at most {0}</source>
   <translation>höchstens {0}</translation>
  </message>
  <message>
   <source>at most {0} LUFS</source>
   <translation>höchstens {0} LUFS</translation>
  </message>
  <message>
   <source>at most {0} bytes</source>
   <translation>höchstens {0} Bytes</translation>
  </message>
  <message>
   <source>at most {0} dBTP</source>
   <translation>höchstens {0} dBTP</translation>
  </message>
  <message>
   <source>at most {0} grants are added</source>
   <translation>höchstens {0} Rechte kommen hinzu</translation>
  </message>
  <message>
   <source>at most {0} lanes are set</source>
   <translation>höchstens {0} Kanäle lassen sich einstellen</translation>
  </message>
  <message>
   <source>at most {0} people are asked one after another</source>
   <translation>höchstens {0} Personen werden nacheinander gefragt</translation>
  </message>
  <message>
   <source>at most {0} samples at full scale</source>
   <translation>höchstens {0} Samples bei Vollaussteuerung</translation>
  </message>
  <message>
   <source>at most {n} minutes, {amount}</source>
   <translation>höchstens {n} Minuten, {amount}</translation>
  </message>
  <message>
   <source>at most {pay} a day</source>
   <translation>höchstens {pay} pro Tag</translation>
  </message>
  <message>
   <source>at the earliest</source>
   <translation>frühestens</translation>
  </message>
  <message>
   <source>at the latest {0}</source>
   <translation>spätestens {0}</translation>
  </message>
  <message>
   <source>at {time} of {all}</source>
   <translation>bei {time} von {all}</translation>
  </message>
  <message>
   <source>attached file</source>
   <translation>angehängte Datei</translation>
  </message>
  <message>
   <source>attached files for {0}</source>
   <translation>hat Dateien für {0} angefügt</translation>
  </message>
  <message>
   <source>before acceptance</source>
   <translation>vor der Annahme</translation>
  </message>
  <message>
   <source>began to hand it to {0}</source>
   <translation>hat begonnen, ihn zu übergeben an: {0}</translation>
  </message>
  <message>
   <source>being checked</source>
   <translation>wird geprüft</translation>
  </message>
  <message>
   <source>being reviewed</source>
   <translation>in Durchsicht</translation>
  </message>
  <message>
   <source>being taken away</source>
   <translation>wird entzogen</translation>
  </message>
  <message>
   <source>beside it</source>
   <translation>daneben</translation>
  </message>
  <message>
   <source>both agree on the split</source>
   <translation>beide sind sich über die Aufteilung einig</translation>
  </message>
  <message>
   <source>both sides are the same</source>
   <translation>beide Seiten sind gleich</translation>
  </message>
  <message>
   <source>brief</source>
   <translation>Beschreibung</translation>
  </message>
  <message>
   <source>budget {amount}</source>
   <translation>Budget {amount}</translation>
  </message>
  <message>
   <source>buy-out</source>
   <translation>Buy-out</translation>
  </message>
  <message>
   <source>buy-out, credited by name</source>
   <translation>Buy-out, mit Nennung des Namens</translation>
  </message>
  <message>
   <source>by invitation</source>
   <translation>per Einladung</translation>
  </message>
  <message>
   <source>by silence</source>
   <translation>durch Schweigen</translation>
  </message>
  <message>
   <source>by {date}</source>
   <translation>bis {date}</translation>
  </message>
  <message>
   <source>by {name}</source>
   <translation>von {name}</translation>
  </message>
  <message>
   <source>by {person}, take {n}</source>
   <translation>von {person}, Take {n}</translation>
  </message>
  <message>
   <source>by {when}</source>
   <translation>bis {when}</translation>
  </message>
  <message>
   <source>came back, a check failed there</source>
   <translation>kam zurück, dort fiel eine Prüfung durch</translation>
  </message>
  <message>
   <source>can {0}</source>
   <translation>kann {0}</translation>
  </message>
  <message>
   <source>cancelled it</source>
   <translation>hat ihn abgebrochen</translation>
  </message>
  <message>
   <source>changed</source>
   <translation>geändert</translation>
  </message>
  <message>
   <source>changed the plan</source>
   <translation>hat den Plan geändert</translation>
  </message>
  <message>
   <source>changed {0} in the plan</source>
   <translation>hat im Plan geändert: {0}</translation>
  </message>
  <message>
   <source>changes are asked for without a note</source>
   <translation>Änderungen werden ohne Notiz verlangt</translation>
  </message>
  <message>
   <source>changes asked for</source>
   <translation>Änderungen verlangt</translation>
  </message>
  <message>
   <source>checked</source>
   <translation>geprüft</translation>
  </message>
  <message>
   <source>choose</source>
   <translation>wählen</translation>
  </message>
  <message>
   <source>chose somebody else</source>
   <translation>hat jemand anderen ausgewählt</translation>
  </message>
  <message>
   <source>chose this candidate</source>
   <translation>hat diese Person ausgewählt</translation>
  </message>
  <message>
   <source>chose {0}</source>
   <translation>hat {0} ausgewählt</translation>
  </message>
  <message>
   <source>closed it</source>
   <translation>hat es abgeschlossen</translation>
  </message>
  <message>
   <source>closed the production</source>
   <translation>hat die Produktion abgeschlossen</translation>
  </message>
  <message>
   <source>co-owner</source>
   <translation>Miteigentümer</translation>
  </message>
  <message>
   <source>collaborator</source>
   <translation>Mitwirkende(r)</translation>
  </message>
  <message>
   <source>comes from {stage}</source>
   <translation>kommt von {stage}</translation>
  </message>
  <message>
   <source>confirmed that {0} has come</source>
   <translation>hat bestätigt, dass {0} angekommen sind</translation>
  </message>
  <message>
   <source>conflict</source>
   <translation>Konflikt</translation>
  </message>
  <message>
   <source>contains no audio (0 frames)</source>
   <translation>enthält keinen Ton (0 Frames)</translation>
  </message>
  <message>
   <source>corrected a payment from {0} to {1}</source>
   <translation>hat eine Zahlung von {0} auf {1} berichtigt</translation>
  </message>
  <message>
   <source>critical</source>
   <translation>kritisch</translation>
  </message>
  <message>
   <source>cut off: {0} of {1} frames are there, {2} s are missing</source>
   <translation>abgeschnitten: {0} von {1} Frames sind da, {2} s fehlen</translation>
  </message>
  <message>
   <source>damaged</source>
   <translation>beschädigt</translation>
  </message>
  <message>
   <source>decides in {titles}</source>
   <translation>entscheidet in {titles}</translation>
  </message>
  <message>
   <source>declined the change</source>
   <translation>hat die Änderung abgelehnt</translation>
  </message>
  <message>
   <source>declined the offer</source>
   <translation>hat das Angebot abgelehnt</translation>
  </message>
  <message>
   <source>decodes from start to end</source>
   <translation>lässt sich von Anfang bis Ende dekodieren</translation>
  </message>
  <message>
   <source>delete</source>
   <translation>löschen</translation>
  </message>
  <message>
   <source>delivered take {0} ({1})</source>
   <translation>hat Take {0} abgegeben ({1})</translation>
  </message>
  <message>
   <source>delivered take {0} and it counts at once</source>
   <translation>hat Take {0} abgegeben, und er gilt sofort</translation>
  </message>
  <message>
   <source>delivery note</source>
   <translation>Lieferschein</translation>
  </message>
  <message>
   <source>did not agree to {0}</source>
   <translation>hat {0} nicht zugestimmt</translation>
  </message>
  <message>
   <source>differs in price, date, rounds or scope</source>
   <translation>weicht in Preis, Termin, Runden oder Umfang ab</translation>
  </message>
  <message>
   <source>done by</source>
   <translation>fertig bis</translation>
  </message>
  <message>
   <source>done by {day}</source>
   <translation>fertig bis {day}</translation>
  </message>
  <message>
   <source>due 10 Dec</source>
   <translation>fällig 10. Dez.</translation>
  </message>
  <message>
   <source>due {day}</source>
   <translation>fällig {day}</translation>
  </message>
  <message>
   <source>due {when}</source>
   <translation>fällig {when}</translation>
  </message>
  <message>
   <source>each side opens one dispute; this one has had its own</source>
   <translation>jede Seite eröffnet einen Streit; diese hatte ihren schon</translation>
  </message>
  <message>
   <source>eine Notiz</source>
   <translation>eine Notiz</translation>
  </message>
  <message>
   <source>either side ends the pause</source>
   <translation>eine der Seiten beendet die Pause</translation>
  </message>
  <message>
   <source>ended</source>
   <translation>beendet</translation>
  </message>
  <message>
   <source>ended the pause</source>
   <translation>hat die Pause beendet</translation>
  </message>
  <message>
   <source>ends {day}, {days} earlier</source>
   <translation>endet {day}, {days} früher</translation>
  </message>
  <message>
   <source>ends {day}, {days} later</source>
   <translation>endet {day}, {days} später</translation>
  </message>
  <message>
   <source>every day</source>
   <translation>jeden Tag</translation>
  </message>
  <message>
   <source>every few days</source>
   <translation>alle paar Tage</translation>
  </message>
  <message>
   <source>every group</source>
   <translation>jede Gruppe</translation>
  </message>
  <message>
   <source>every rate</source>
   <translation>jeder Tagessatz</translation>
  </message>
  <message>
   <source>every required output is there and passes</source>
   <translation>jede nötige Ausgabe ist da und besteht</translation>
  </message>
  <message>
   <source>every role</source>
   <translation>jede Rolle</translation>
  </message>
  <message>
   <source>every take, input and result that is on this computer, by track and stage</source>
   <translation>jeder Take, jede Vorgabe und jedes Ergebnis auf diesem Rechner, nach Spur und Schritt</translation>
  </message>
  <message>
   <source>everything approved</source>
   <translation>alles Freigegebene</translation>
  </message>
  <message>
   <source>exactly {0} long</source>
   <translation>genau {0} lang</translation>
  </message>
  <message>
   <source>exclusive licence</source>
   <translation>ausschließliche Lizenz</translation>
  </message>
  <message>
   <source>feedback by both, or 10 days</source>
   <translation>Rückmeldung von beiden oder 10 Tage</translation>
  </message>
  <message>
   <source>feedback is given once all is paid, and before the hand-off is closed</source>
   <translation>Rückmeldung gibt man, wenn alles bezahlt ist und bevor die Übergabe abgeschlossen wird</translation>
  </message>
  <message>
   <source>feedback is still waited for</source>
   <translation>auf Rückmeldung wird noch gewartet</translation>
  </message>
  <message>
   <source>feedback stays sealed until both have given it or ten days are over</source>
   <translation>Rückmeldung bleibt versiegelt, bis beide sie gegeben haben oder zehn Tage vorbei sind</translation>
  </message>
  <message>
   <source>fetched again</source>
   <translation>neu geholt</translation>
  </message>
  <message>
   <source>file</source>
   <translation>Datei</translation>
  </message>
  <message>
   <source>files</source>
   <translation>Dateien</translation>
  </message>
  <message>
   <source>first sound at {0} s</source>
   <translation>erster Ton bei {0} s</translation>
  </message>
  <message>
   <source>for</source>
   <translation>für</translation>
  </message>
  <message>
   <source>for you</source>
   <translation>für dich</translation>
  </message>
  <message>
   <source>for {name},</source>
   <translation>für {name},</translation>
  </message>
  <message>
   <source>found {found}</source>
   <translation>gefunden {found}</translation>
  </message>
  <message>
   <source>free</source>
   <translation>kostenlos</translation>
  </message>
  <message>
   <source>free then</source>
   <translation>dann frei</translation>
  </message>
  <message>
   <source>free: more than a day late</source>
   <translation>frei: mehr als einen Tag zu spät</translation>
  </message>
  <message>
   <source>from the common start</source>
   <translation>ab dem gemeinsamen Anfang</translation>
  </message>
  <message>
   <source>from {0}, for {1}</source>
   <translation>ab {0}, {1} lang</translation>
  </message>
  <message>
   <source>from {stage}</source>
   <translation>von {stage}</translation>
  </message>
  <message>
   <source>full bandwidth</source>
   <translation>volle Bandbreite</translation>
  </message>
  <message>
   <source>full quality</source>
   <translation>volle Qualität</translation>
  </message>
  <message>
   <source>garage bucket allow --read --write {0} --key &lt;your key&gt;</source>
   <translation>garage bucket allow --read --write {0} --key &lt;dein Schlüssel&gt;</translation>
  </message>
  <message>
   <source>garage bucket allow --read {0} --key {1}
garage bucket allow --read --write {2} --key {3}</source>
   <translation>garage bucket allow --read {0} --key {1}
garage bucket allow --read --write {2} --key {3}</translation>
  </message>
  <message>
   <source>gave a credit for take {0}</source>
   <translation>hat für Take {0} einen Credit gegeben</translation>
  </message>
  <message>
   <source>gave feedback, which stays sealed until both have</source>
   <translation>hat eine Rückmeldung gegeben, die versiegelt bleibt, bis beide es getan haben</translation>
  </message>
  <message>
   <source>gave more time: due {0}</source>
   <translation>hat mehr Zeit gegeben: fällig {0}</translation>
  </message>
  <message>
   <source>gone</source>
   <translation>weg</translation>
  </message>
  <message>
   <source>granted {0}</source>
   <translation>eingeräumt: {0}</translation>
  </message>
  <message>
   <source>group</source>
   <translation>Gruppe</translation>
  </message>
  <message>
   <source>group {name}</source>
   <translation>Gruppe {name}</translation>
  </message>
  <message>
   <source>handed on {0} ({1})</source>
   <translation>hat {0} weitergegeben ({1})</translation>
  </message>
  <message>
   <source>has it come?</source>
   <translation>ist es da?</translation>
  </message>
  <message>
   <source>has one</source>
   <translation>hat eine</translation>
  </message>
  <message>
   <source>hears no lane</source>
   <translation>hört keinen Kanal</translation>
  </message>
  <message>
   <source>help</source>
   <translation>Hilfe</translation>
  </message>
  <message>
   <source>here</source>
   <translation>da</translation>
  </message>
  <message>
   <source>here and verified</source>
   <translation>hier und geprüft</translation>
  </message>
  <message>
   <source>holds values that are no numbers (NaN or infinity)</source>
   <translation>enthält Werte, die keine Zahlen sind (NaN oder unendlich)</translation>
  </message>
  <message>
   <source>in already</source>
   <translation>schon dabei</translation>
  </message>
  <message>
   <source>in their zone, such as 09:00-17:00</source>
   <translation>in der eigenen Zeitzone, etwa 09:00-17:00</translation>
  </message>
  <message>
   <source>in this production: worldwide, without a limit in time, in every medium, and edited where the production needs it</source>
   <translation>in dieser Produktion: weltweit, zeitlich unbegrenzt, in jedem Medium und bearbeitet, wo die Produktion es braucht</translation>
  </message>
  <message>
   <source>in {titles}</source>
   <translation>in {titles}</translation>
  </message>
  <message>
   <source>inside it</source>
   <translation>darin</translation>
  </message>
  <message>
   <source>invited</source>
   <translation>eingeladen</translation>
  </message>
  <message>
   <source>invoice</source>
   <translation>Rechnung</translation>
  </message>
  <message>
   <source>is in already</source>
   <translation>ist schon dabei</translation>
  </message>
  <message>
   <source>is making the changes</source>
   <translation>arbeitet an den Änderungen</translation>
  </message>
  <message>
   <source>is working</source>
   <translation>ist an der Arbeit</translation>
  </message>
  <message>
   <source>it does not say what is missing</source>
   <translation>es sagt nicht, was fehlt</translation>
  </message>
  <message>
   <source>it does not say what is not right</source>
   <translation>es sagt nicht, was nicht stimmt</translation>
  </message>
  <message>
   <source>it ends in the middle.</source>
   <translation>sie hört mittendrin auf.</translation>
  </message>
  <message>
   <source>it grants no rights</source>
   <translation>es räumt keine Rechte ein</translation>
  </message>
  <message>
   <source>it has a document type, which is not needed and can do harm.</source>
   <translation>sie hat einen Dokumenttyp, der nicht gebraucht wird und schaden kann.</translation>
  </message>
  <message>
   <source>it has a time that cannot be.</source>
   <translation>sie hat eine Zeit, die es nicht geben kann.</translation>
  </message>
  <message>
   <source>it has more than {0} clips.</source>
   <translation>sie hat mehr als {0} Clips.</translation>
  </message>
  <message>
   <source>it has more than {0} parts.</source>
   <translation>sie hat mehr als {0} Teile.</translation>
  </message>
  <message>
   <source>it has more than {0} tracks.</source>
   <translation>sie hat mehr als {0} Spuren.</translation>
  </message>
  <message>
   <source>it has no event as an edit decision list has them.</source>
   <translation>sie hat kein Ereignis, wie eine Schnittliste sie hat.</translation>
  </message>
  <message>
   <source>it has no project with a sequence.</source>
   <translation>sie hat kein Projekt mit einer Sequenz.</translation>
  </message>
  <message>
   <source>it has no words, or more than {0} characters</source>
   <translation>es hat keinen Text oder mehr als {0} Zeichen</translation>
  </message>
  <message>
   <source>it has {0} where a number belongs.</source>
   <translation>sie hat {0}, wo eine Zahl hingehört.</translation>
  </message>
  <message>
   <source>it has “{0}” where a time belongs.</source>
   <translation>sie hat „{0}“, wo eine Zeit hingehört.</translation>
  </message>
  <message>
   <source>it holds {0} days, and a calendar at most {1}.</source>
   <translation>sie enthält {0} Tage, ein Kalender höchstens {1}.</translation>
  </message>
  <message>
   <source>it holds {0} stages, and a production holds at most {1}.</source>
   <translation>sie enthält {0} Schritte, eine Produktion höchstens {1}.</translation>
  </message>
  <message>
   <source>it is JSON, but no timeline of OpenTimelineIO.</source>
   <translation>sie ist JSON, aber keine Timeline von OpenTimelineIO.</translation>
  </message>
  <message>
   <source>it is XML, but no GanttProject plan.</source>
   <translation>sie ist XML, aber kein Plan von GanttProject.</translation>
  </message>
  <message>
   <source>it is XML, but no MS Project plan.</source>
   <translation>sie ist XML, aber kein Plan von MS Project.</translation>
  </message>
  <message>
   <source>it is XML, but no exchange file of Final Cut.</source>
   <translation>sie ist XML, aber keine Austauschdatei von Final Cut.</translation>
  </message>
  <message>
   <source>it is XML, but no session of Ardour.</source>
   <translation>sie ist XML, aber keine Session von Ardour.</translation>
  </message>
  <message>
   <source>it is a DAWproject of the draft 0.1, which only early test versions wrote.</source>
   <translation>sie ist ein DAWproject des Entwurfs 0.1, den nur frühe Testfassungen geschrieben haben.</translation>
  </message>
  <message>
   <source>it is an archive without a project.xml, so no DAWproject.</source>
   <translation>sie ist ein Archiv ohne project.xml, also kein DAWproject.</translation>
  </message>
  <message>
   <source>it is cut off: a block in it has no end.</source>
   <translation>sie ist abgeschnitten: Ein Block darin hat kein Ende.</translation>
  </message>
  <message>
   <source>it is damaged at line {0}, column {1}.</source>
   <translation>sie ist in Zeile {0}, Spalte {1} beschädigt.</translation>
  </message>
  <message>
   <source>it is damaged, or is no JSON.</source>
   <translation>sie ist beschädigt oder kein JSON.</translation>
  </message>
  <message>
   <source>it is empty.</source>
   <translation>sie ist leer.</translation>
  </message>
  <message>
   <source>it is larger than {0} MB.</source>
   <translation>sie ist größer als {0} MB.</translation>
  </message>
  <message>
   <source>it is no DAWproject, or damaged.</source>
   <translation>sie ist kein DAWproject oder beschädigt.</translation>
  </message>
  <message>
   <source>it is no Reaper project.</source>
   <translation>sie ist kein Reaper-Projekt.</translation>
  </message>
  <message>
   <source>it is no XML.</source>
   <translation>sie ist kein XML.</translation>
  </message>
  <message>
   <source>it is no iCalendar file.</source>
   <translation>sie ist keine iCalendar-Datei.</translation>
  </message>
  <message>
   <source>it is no table: {0}.</source>
   <translation>sie ist keine Tabelle: {0}.</translation>
  </message>
  <message>
   <source>it is no vCard, and has no column “name”.</source>
   <translation>sie ist keine vCard und hat keine Spalte „name“.</translation>
  </message>
  <message>
   <source>it is not a text in UTF-8.</source>
   <translation>sie ist kein Text in UTF-8.</translation>
  </message>
  <message>
   <source>it is of no kind that a session can be.</source>
   <translation>sie ist von keiner Art, die eine Session haben kann.</translation>
  </message>
  <message>
   <source>it is {0}, which Segue does not read.</source>
   <translation>sie ist {0}, was Segue nicht liest.</translation>
  </message>
  <message>
   <source>it names a file by more characters than a path can have.</source>
   <translation>sie nennt eine Datei mit mehr Zeichen, als ein Pfad haben kann.</translation>
  </message>
  <message>
   <source>it was built from other sources</source>
   <translation>sie wurde aus anderem Quellcode gebaut</translation>
  </message>
  <message>
   <source>its blocks are nested too deep (line {0}).</source>
   <translation>ihre Blöcke sind zu tief verschachtelt (Zeile {0}).</translation>
  </message>
  <message>
   <source>its elements are nested too deep.</source>
   <translation>ihre Elemente sind zu tief verschachtelt.</translation>
  </message>
  <message>
   <source>its file is gone</source>
   <translation>seine Datei ist weg</translation>
  </message>
  <message>
   <source>its first line has no column “id”, “stage” or “title”.</source>
   <translation>ihre erste Zeile hat keine Spalte „id“, „stage“ oder „title“.</translation>
  </message>
  <message>
   <source>its format is {0}</source>
   <translation>sein Format ist {0}</translation>
  </message>
  <message>
   <source>its hash is not that of the changed terms</source>
   <translation>ihre Prüfsumme ist nicht die der geänderten Bedingungen</translation>
  </message>
  <message>
   <source>its parts are nested too deep.</source>
   <translation>ihre Teile sind zu tief verschachtelt.</translation>
  </message>
  <message>
   <source>its project.xml has no tracks.</source>
   <translation>ihre project.xml hat keine Spuren.</translation>
  </message>
  <message>
   <source>its sample rate is {0} Hz.</source>
   <translation>ihre Abtastrate ist {0} Hz.</translation>
  </message>
  <message>
   <source>its table cannot be read: {0}.</source>
   <translation>ihre Tabelle ist nicht zu lesen: {0}.</translation>
  </message>
  <message>
   <source>its tempo or a marker of it cannot be read.</source>
   <translation>ihr Tempo oder ein Marker darin ist nicht zu lesen.</translation>
  </message>
  <message>
   <source>its text cannot be read ({0}).</source>
   <translation>ihr Text ist nicht zu lesen ({0}).</translation>
  </message>
  <message>
   <source>its {0} is larger than {1} MB.</source>
   <translation>ihre {0} ist größer als {1} MB.</translation>
  </message>
  <message>
   <source>just now</source>
   <translation>gerade eben</translation>
  </message>
  <message>
   <source>keeps the files of take {0} after all</source>
   <translation>behält die Dateien von Take {0} doch</translation>
  </message>
  <message>
   <source>kept {moment}, ended {day}</source>
   <translation>festgehalten {moment}, Ende war {day}</translation>
  </message>
  <message>
   <source>keys of their own</source>
   <translation>eigene Schlüssel</translation>
  </message>
  <message>
   <source>kill fee by the signed table</source>
   <translation>Ausfallhonorar nach der unterschriebenen Tabelle</translation>
  </message>
  <message>
   <source>lane</source>
   <translation>Kanal</translation>
  </message>
  <message>
   <source>last {day}</source>
   <translation>zuletzt {day}</translation>
  </message>
  <message>
   <source>late</source>
   <translation>verspätet</translation>
  </message>
  <message>
   <source>late-train/2026-12</source>
   <translation>late-train/2026-12</translation>
  </message>
  <message>
   <source>latest take</source>
   <translation>neuester Take</translation>
  </message>
  <message>
   <source>left the gig</source>
   <translation>ist ausgestiegen</translation>
  </message>
  <message>
   <source>left {0} undone</source>
   <translation>hat {0} nicht beendet</translation>
  </message>
  <message>
   <source>let the files of take {0} go from the storage in 14 days</source>
   <translation>lässt die Dateien von Take {0} in 14 Tagen aus dem Speicher verschwinden</translation>
  </message>
  <message>
   <source>let {0} in</source>
   <translation>hat {0} eingelassen</translation>
  </message>
  <message>
   <source>likely</source>
   <translation>wahrscheinlich</translation>
  </message>
  <message>
   <source>line {0} ends what was not begun.</source>
   <translation>Zeile {0} beendet, was nicht begonnen wurde.</translation>
  </message>
  <message>
   <source>line {0} is no line of iCalendar.</source>
   <translation>Zeile {0} ist keine Zeile von iCalendar.</translation>
  </message>
  <message>
   <source>list</source>
   <translation>auflisten</translation>
  </message>
  <message>
   <source>log</source>
   <translation>Protokoll</translation>
  </message>
  <message>
   <source>longest</source>
   <translation>längste</translation>
  </message>
  <message>
   <source>lost</source>
   <translation>verloren</translation>
  </message>
  <message>
   <source>manifest signed; required checks pass</source>
   <translation>Manifest signiert; nötige Prüfungen bestanden</translation>
  </message>
  <message>
   <source>matched</source>
   <translation>angeglichen</translation>
  </message>
  <message>
   <source>may</source>
   <translation>erlaubt</translation>
  </message>
  <message>
   <source>may not</source>
   <translation>nicht erlaubt</translation>
  </message>
  <message>
   <source>message</source>
   <translation>Nachricht</translation>
  </message>
  <message>
   <source>milestone</source>
   <translation>Meilenstein</translation>
  </message>
  <message>
   <source>milestones follow the price in proportion</source>
   <translation>Meilensteine folgen dem Preis im Verhältnis</translation>
  </message>
  <message>
   <source>missing</source>
   <translation>fehlt</translation>
  </message>
  <message>
   <source>momentary {momentary} LUFS, short-term {short} LUFS, highest true peak {peak} dBTP, correlation {phase}</source>
   <translation>momentan {momentary} LUFS, kurzzeitig {short} LUFS, höchster True Peak {peak} dBTP, Korrelation {phase}</translation>
  </message>
  <message>
   <source>mono or stereo</source>
   <translation>mono oder stereo</translation>
  </message>
  <message>
   <source>more than that has been paid meanwhile</source>
   <translation>inzwischen ist mehr als das bezahlt</translation>
  </message>
  <message>
   <source>more time</source>
   <translation>mehr Zeit</translation>
  </message>
  <message>
   <source>more time cannot end earlier</source>
   <translation>mehr Zeit kann nicht früher enden</translation>
  </message>
  <message>
   <source>moved the shared files to {0}</source>
   <translation>hat die gemeinsamen Dateien umgezogen: {0}</translation>
  </message>
  <message>
   <source>moved {s} s</source>
   <translation>um {s} s verschoben</translation>
  </message>
  <message>
   <source>moves {n} more</source>
   <translation>verschiebt noch {n}</translation>
  </message>
  <message>
   <source>muted</source>
   <translation>stumm</translation>
  </message>
  <message>
   <source>my offer of {work} stands until {due}. Please tell me whether you can do it.</source>
   <translation>mein Angebot zu {work} gilt bis {due}. Sag mir bitte, ob du es machen kannst.</translation>
  </message>
  <message>
   <source>my statement about {work} waits for your answer until {due}.</source>
   <translation>wie ich {work} sehe, habe ich aufgeschrieben; antworte bitte bis {due}.</translation>
  </message>
  <message>
   <source>my-bucket, or its address</source>
   <translation>mein-bucket oder seine Adresse</translation>
  </message>
  <message>
   <source>needs a picture</source>
   <translation>braucht ein Bild</translation>
  </message>
  <message>
   <source>needs a stem</source>
   <translation>braucht einen Stem</translation>
  </message>
  <message>
   <source>needs {input}</source>
   <translation>braucht {input}</translation>
  </message>
  <message>
   <source>new</source>
   <translation>neu</translation>
  </message>
  <message>
   <source>new date and reason</source>
   <translation>neuer Termin und Grund</translation>
  </message>
  <message>
   <source>new terms replace the old ones</source>
   <translation>neue Bedingungen ersetzen die alten</translation>
  </message>
  <message>
   <source>next take</source>
   <translation>nächster Take</translation>
  </message>
  <message>
   <source>next {amount} in the week of {day}</source>
   <translation>als Nächstes {amount} in der Woche vom {day}</translation>
  </message>
  <message>
   <source>no JSON object</source>
   <translation>kein JSON-Objekt</translation>
  </message>
  <message>
   <source>no Last-Modified in the answer</source>
   <translation>kein Last-Modified in der Antwort</translation>
  </message>
  <message>
   <source>no answer within 5 days</source>
   <translation>keine Antwort in 5 Tagen</translation>
  </message>
  <message>
   <source>no answer within the offer's life (72 h)</source>
   <translation>keine Antwort in der Frist des Angebots (72 h)</translation>
  </message>
  <message>
   <source>no approved stem</source>
   <translation>kein freigegebener Stem</translation>
  </message>
  <message>
   <source>no approved stem that it hears</source>
   <translation>kein freigegebener Stem, den es hört</translation>
  </message>
  <message>
   <source>no constant offset</source>
   <translation>kein DC-Offset</translation>
  </message>
  <message>
   <source>no decoder for {0}</source>
   <translation>kein Decoder für {0}</translation>
  </message>
  <message>
   <source>no file yet</source>
   <translation>noch keine Datei</translation>
  </message>
  <message>
   <source>no files yet</source>
   <translation>noch keine Dateien</translation>
  </message>
  <message>
   <source>no flat tops</source>
   <translation>keine abgeflachten Spitzen</translation>
  </message>
  <message>
   <source>no group</source>
   <translation>keine Gruppe</translation>
  </message>
  <message>
   <source>no holes in the sound</source>
   <translation>keine Lücken im Ton</translation>
  </message>
  <message>
   <source>no keys yet</source>
   <translation>noch keine Schlüssel</translation>
  </message>
  <message>
   <source>no latest date</source>
   <translation>kein spätester Termin</translation>
  </message>
  <message>
   <source>no length in the header: it was streamed; all audio up to the end is used</source>
   <translation>keine Länge im Dateikopf: Die Datei wurde gestreamt; verwendet wird aller Ton bis zum Ende</translation>
  </message>
  <message>
   <source>no length in the header: the recorder was not stopped properly; all audio up to the end is used</source>
   <translation>keine Länge im Dateikopf: Die Aufnahme wurde nicht richtig beendet; verwendet wird aller Ton bis zum Ende</translation>
  </message>
  <message>
   <source>no limit</source>
   <translation>keine Grenze</translation>
  </message>
  <message>
   <source>no minutes are agreed in an offer</source>
   <translation>in einem Angebot sind noch keine Minuten vereinbart</translation>
  </message>
  <message>
   <source>no packing has {0} channels of {1} bytes and differences of order {2}</source>
   <translation>keine Packung hat {0} Kanäle zu {1} Bytes und Differenzen der Ordnung {2}</translation>
  </message>
  <message>
   <source>no rights</source>
   <translation>keine Rechte</translation>
  </message>
  <message>
   <source>no role known</source>
   <translation>keine Rolle bekannt</translation>
  </message>
  <message>
   <source>no round included</source>
   <translation>keine Runde enthalten</translation>
  </message>
  <message>
   <source>no round of changes by how it was done</source>
   <translation>keine Änderungsrunde wegen der Ausführung</translation>
  </message>
  <message>
   <source>no round of changes is left</source>
   <translation>keine Änderungsrunde ist übrig</translation>
  </message>
  <message>
   <source>no stage moved</source>
   <translation>kein Schritt verschoben</translation>
  </message>
  <message>
   <source>no stage says how long it may take, so only the answers vary: give shortest and longest times in the inspector</source>
   <translation>kein Schritt sagt, wie lange er dauern kann, darum schwanken nur die Antworten: gib im Inspektor kürzeste und längste Zeiten an</translation>
  </message>
  <message>
   <source>no stages yet</source>
   <translation>noch keine Schritte</translation>
  </message>
  <message>
   <source>no such member</source>
   <translation>dieses Mitglied gibt es nicht</translation>
  </message>
  <message>
   <source>no such payment is recorded here</source>
   <translation>eine solche Zahlung ist hier nicht festgehalten</translation>
  </message>
  <message>
   <source>no such take was shown here</source>
   <translation>ein solcher Take wurde hier nicht gezeigt</translation>
  </message>
  <message>
   <source>no take is approved whole</source>
   <translation>kein Take ist ganz freigegeben</translation>
  </message>
  <message>
   <source>no terms were signed</source>
   <translation>es wurden keine Bedingungen unterschrieben</translation>
  </message>
  <message>
   <source>no time then</source>
   <translation>dann keine Zeit</translation>
  </message>
  <message>
   <source>no {0} named in this link</source>
   <translation>keine {0}, die diese Verbindung nennt</translation>
  </message>
  <message>
   <source>no {0} “{1}”</source>
   <translation>keine {0} „{1}“</translation>
  </message>
  <message>
   <source>nobody agrees with oneself</source>
   <translation>niemand stimmt sich selbst zu</translation>
  </message>
  <message>
   <source>nobody asked yet</source>
   <translation>noch niemand gefragt</translation>
  </message>
  <message>
   <source>nobody in it has a name.</source>
   <translation>niemand darin hat einen Namen.</translation>
  </message>
  <message>
   <source>nobody is shown anything in this room</source>
   <translation>in diesem Raum wird niemandem etwas gezeigt</translation>
  </message>
  <message>
   <source>nobody of this name is asked next</source>
   <translation>niemand dieses Namens wird als Nächstes gefragt</translation>
  </message>
  <message>
   <source>nobody says that this milestone is reached</source>
   <translation>niemand sagt, dass dieser Meilenstein erreicht ist</translation>
  </message>
  <message>
   <source>nobody yet, {words}</source>
   <translation>noch niemand, {words}</translation>
  </message>
  <message>
   <source>non-exclusive licence</source>
   <translation>einfache Lizenz</translation>
  </message>
  <message>
   <source>none</source>
   <translation>keiner</translation>
  </message>
  <message>
   <source>none, on the critical path</source>
   <translation>keiner, auf dem kritischen Pfad</translation>
  </message>
  <message>
   <source>not accepted</source>
   <translation>nicht angenommen</translation>
  </message>
  <message>
   <source>not asked for</source>
   <translation>nicht verlangt</translation>
  </message>
  <message>
   <source>not before</source>
   <translation>nicht vor</translation>
  </message>
  <message>
   <source>not before {day}</source>
   <translation>nicht vor {day}</translation>
  </message>
  <message>
   <source>not compiled here; mixing, measuring and sending take longer</source>
   <translation>hier nicht übersetzt; Mischen, Messen und Senden dauern länger</translation>
  </message>
  <message>
   <source>not given yet</source>
   <translation>noch nicht angegeben</translation>
  </message>
  <message>
   <source>not here yet</source>
   <translation>noch nicht hier</translation>
  </message>
  <message>
   <source>not kept yet</source>
   <translation>noch nicht gemerkt</translation>
  </message>
  <message>
   <source>not matched</source>
   <translation>nicht angeglichen</translation>
  </message>
  <message>
   <source>not possible while the hand-off is “{0}”</source>
   <translation>nicht möglich, solange die Übergabe „{0}“ ist</translation>
  </message>
  <message>
   <source>not rendered yet</source>
   <translation>noch nicht gerendert</translation>
  </message>
  <message>
   <source>not sent</source>
   <translation>nicht gesendet</translation>
  </message>
  <message>
   <source>not sent yet</source>
   <translation>noch nicht geschickt</translation>
  </message>
  <message>
   <source>not the id of a chunk: {0}</source>
   <translation>nicht die ID eines Blocks: {0}</translation>
  </message>
  <message>
   <source>not there yet</source>
   <translation>noch nicht da</translation>
  </message>
  <message>
   <source>not yet received</source>
   <translation>noch nicht empfangen</translation>
  </message>
  <message>
   <source>note</source>
   <translation>Notiz</translation>
  </message>
  <message>
   <source>nothing</source>
   <translation>nichts</translation>
  </message>
  <message>
   <source>nothing above {0} kHz (a step of {1} dB)</source>
   <translation>nichts über {0} kHz (eine Stufe von {1} dB)</translation>
  </message>
  <message>
   <source>nothing done here yet</source>
   <translation>hier noch nichts gemacht</translation>
  </message>
  <message>
   <source>nothing done yet</source>
   <translation>noch nichts erledigt</translation>
  </message>
  <message>
   <source>nothing from outside</source>
   <translation>nichts von außen</translation>
  </message>
  <message>
   <source>nothing has been offered here</source>
   <translation>hier ist nichts angeboten</translation>
  </message>
  <message>
   <source>nothing is disputed</source>
   <translation>nichts ist strittig</translation>
  </message>
  <message>
   <source>nothing is left to pay</source>
   <translation>nichts mehr zu zahlen</translation>
  </message>
  <message>
   <source>nothing is owed</source>
   <translation>nichts ist offen</translation>
  </message>
  <message>
   <source>nothing is owed: it is more than a day late</source>
   <translation>nichts ist geschuldet: mehr als einen Tag zu spät</translation>
  </message>
  <message>
   <source>nothing is wrong then</source>
   <translation>dann stimmt alles</translation>
  </message>
  <message>
   <source>nothing was sent</source>
   <translation>nichts wurde gesendet</translation>
  </message>
  <message>
   <source>nothing yet</source>
   <translation>noch nichts</translation>
  </message>
  <message>
   <source>now {span} earlier</source>
   <translation>jetzt {span} früher</translation>
  </message>
  <message>
   <source>now {span} later</source>
   <translation>jetzt {span} später</translation>
  </message>
  <message>
   <source>observer</source>
   <translation>sieht zu</translation>
  </message>
  <message>
   <source>of a call only the rate of a minute can be countered, and the price follows it</source>
   <translation>von einem Gespräch kann nur der Preis einer Minute anders vorgeschlagen werden, und der Preis folgt ihm</translation>
  </message>
  <message>
   <source>of {length}</source>
   <translation>von {length}</translation>
  </message>
  <message>
   <source>of {length} · bar {bar}</source>
   <translation>von {length} · Takt {bar}</translation>
  </message>
  <message>
   <source>offered it to {0} for {1}</source>
   <translation>hat ihn angeboten: an {0}, für {1}</translation>
  </message>
  <message>
   <source>on budget</source>
   <translation>genau im Budget</translation>
  </message>
  <message>
   <source>on this computer</source>
   <translation>auf diesem Rechner</translation>
  </message>
  <message>
   <source>on time</source>
   <translation>pünktlich</translation>
  </message>
  <message>
   <source>one audio stream</source>
   <translation>ein einziger Audiostream</translation>
  </message>
  <message>
   <source>one file</source>
   <translation>eine Datei</translation>
  </message>
  <message>
   <source>one side is the other upside down: it vanishes in mono</source>
   <translation>eine Seite ist die andere mit umgekehrter Polarität: In Mono löschen sie sich aus</translation>
  </message>
  <message>
   <source>only a reviewer or an approver can say this</source>
   <translation>das kann nur sagen, wer prüft oder freigibt</translation>
  </message>
  <message>
   <source>only an approver can say this</source>
   <translation>das kann nur sagen, wer freigibt</translation>
  </message>
  <message>
   <source>only price, time, latest date, rounds, brief and rights can be countered</source>
   <translation>gegenbieten lässt sich nur bei Preis, Zeit, spätestem Termin, Runden, Beschreibung und Rechten</translation>
  </message>
  <message>
   <source>only silence</source>
   <translation>nur Stille</translation>
  </message>
  <message>
   <source>only the collaborator can say this</source>
   <translation>das kann nur die mitwirkende Person sagen</translation>
  </message>
  <message>
   <source>only the maker of a take says that it has been sent again</source>
   <translation>dass ein Take noch einmal gesendet ist, sagt nur, wer ihn gemacht hat</translation>
  </message>
  <message>
   <source>only the owner closes and opens a production</source>
   <translation>nur der Eigentümer schließt eine Produktion ab und öffnet sie wieder</translation>
  </message>
  <message>
   <source>only the owner removes the owner's devices</source>
   <translation>Geräte des Eigentümers entfernt nur der Eigentümer</translation>
  </message>
  <message>
   <source>only the owner's own devices are owners</source>
   <translation>Eigentümer sind nur die eigenen Geräte des Eigentümers</translation>
  </message>
  <message>
   <source>only the owner's own devices name a co-owner</source>
   <translation>Miteigentümer ernennen nur die eigenen Geräte des Eigentümers</translation>
  </message>
  <message>
   <source>only these</source>
   <translation>nur diese</translation>
  </message>
  <message>
   <source>open until {moment}</source>
   <translation>offen bis {moment}</translation>
  </message>
  <message>
   <source>opened a dispute and proposes a split of {0}</source>
   <translation>hat einen Streit eröffnet und schlägt eine Aufteilung vor: {0}</translation>
  </message>
  <message>
   <source>opened again</source>
   <translation>hat wieder geöffnet</translation>
  </message>
  <message>
   <source>opened the hand-off</source>
   <translation>hat die Übergabe geöffnet</translation>
  </message>
  <message>
   <source>opened the production again</source>
   <translation>hat die Produktion wieder geöffnet</translation>
  </message>
  <message>
   <source>opens without a problem</source>
   <translation>lässt sich ohne Fehler öffnen</translation>
  </message>
  <message>
   <source>or ask for changes</source>
   <translation>oder verlange Änderungen</translation>
  </message>
  <message>
   <source>other</source>
   <translation>anders</translation>
  </message>
  <message>
   <source>other file</source>
   <translation>weitere Datei</translation>
  </message>
  <message>
   <source>other rights: {0}</source>
   <translation>andere Rechte: {0}</translation>
  </message>
  <message>
   <source>other sound than in take {n}</source>
   <translation>anderer Ton als in Take {n}</translation>
  </message>
  <message>
   <source>other stage</source>
   <translation>anderer Schritt</translation>
  </message>
  <message>
   <source>other terms</source>
   <translation>andere Bedingungen</translation>
  </message>
  <message>
   <source>other terms are answered by an offer</source>
   <translation>auf andere Bedingungen antwortet ein Angebot</translation>
  </message>
  <message>
   <source>out</source>
   <translation>entfernt</translation>
  </message>
  <message>
   <source>own stage</source>
   <translation>eigener Schritt</translation>
  </message>
  <message>
   <source>owner</source>
   <translation>Eigentümer</translation>
  </message>
  <message>
   <source>pages to print or to send</source>
   <translation>Seiten zum Drucken oder Verschicken</translation>
  </message>
  <message>
   <source>paid within 7 days of approval</source>
   <translation>bezahlt innerhalb von 7 Tagen nach der Freigabe</translation>
  </message>
  <message>
   <source>pan {pan}</source>
   <translation>Panorama {pan}</translation>
  </message>
  <message>
   <source>passes</source>
   <translation>bestanden</translation>
  </message>
  <message>
   <source>passes, {n} hint</source>
   <translation>bestanden, {n} Hinweis</translation>
  </message>
  <message>
   <source>passes, {n} hints</source>
   <translation>bestanden, {n} Hinweise</translation>
  </message>
  <message>
   <source>paused</source>
   <translation>pausiert</translation>
  </message>
  <message>
   <source>peaks above {0} dBFS</source>
   <translation>Spitzen über {0} dBFS</translation>
  </message>
  <message>
   <source>peaks at {0} dBFS</source>
   <translation>Spitzen bei {0} dBFS</translation>
  </message>
  <message>
   <source>peaks of {0} channels do not fit {1}</source>
   <translation>Spitzen von {0} Kanälen passen nicht zu {1}</translation>
  </message>
  <message>
   <source>person</source>
   <translation>Person</translation>
  </message>
  <message>
   <source>plain text</source>
   <translation>einfacher Text</translation>
  </message>
  <message>
   <source>plan, credits and history as CSV and JSON</source>
   <translation>Plan, Credits und Verlauf als CSV und JSON</translation>
  </message>
  <message>
   <source>planned for nobody yet</source>
   <translation>noch für niemanden geplant</translation>
  </message>
  <message>
   <source>planned for {name}</source>
   <translation>für {name} geplant</translation>
  </message>
  <message>
   <source>planned it</source>
   <translation>hat ihn geplant</translation>
  </message>
  <message>
   <source>played anew</source>
   <translation>neu gespielt</translation>
  </message>
  <message>
   <source>polarity flipped</source>
   <translation>Polarität umgekehrt</translation>
  </message>
  <message>
   <source>port “{0}”</source>
   <translation>Port „{0}“</translation>
  </message>
  <message>
   <source>preview</source>
   <translation>Vorschau</translation>
  </message>
  <message>
   <source>preview with tone</source>
   <translation>Vorschau mit Signalton</translation>
  </message>
  <message>
   <source>production</source>
   <translation>Produktion</translation>
  </message>
  <message>
   <source>proposed a paid change for {0} more</source>
   <translation>hat eine bezahlte Änderung vorgeschlagen, dazu {0}</translation>
  </message>
  <message>
   <source>proposed other terms ({0})</source>
   <translation>hat andere Bedingungen vorgeschlagen ({0})</translation>
  </message>
  <message>
   <source>proposes a paid change, with {0}</source>
   <translation>schlägt eine bezahlte Änderung vor, mit {0}</translation>
  </message>
  <message>
   <source>proposes a split of {0}</source>
   <translation>schlägt eine Aufteilung vor: {0}</translation>
  </message>
  <message>
   <source>proposes other terms</source>
   <translation>schlägt andere Bedingungen vor</translation>
  </message>
  <message>
   <source>proposes {0}</source>
   <translation>schlägt vor: {0}</translation>
  </message>
  <message>
   <source>put back</source>
   <translation>zurückgelegt</translation>
  </message>
  <message>
   <source>put in line: {0}</source>
   <translation>hat in die Reihe gestellt: {0}</translation>
  </message>
  <message>
   <source>put it into the folder of {0}</source>
   <translation>leg sie in den Ordner von {0}</translation>
  </message>
  <message>
   <source>put on the checklist: {0}</source>
   <translation>hat auf die Checkliste gesetzt: {0}</translation>
  </message>
  <message>
   <source>quarter notes a minute</source>
   <translation>Viertel pro Minute</translation>
  </message>
  <message>
   <source>radosgw-admin caps add --uid=OWNER --caps="users=*;user-policy=*"</source>
   <translation>radosgw-admin caps add --uid=OWNER --caps="users=*;user-policy=*"</translation>
  </message>
  <message>
   <source>read</source>
   <translation>lesen</translation>
  </message>
  <message>
   <source>received take {0}; every byte is verified</source>
   <translation>hat Take {0} erhalten; jedes Byte ist geprüft</translation>
  </message>
  <message>
   <source>recorded a payment of {0}</source>
   <translation>hat eine Zahlung vermerkt: {0}</translation>
  </message>
  <message>
   <source>recorded a payment of {0}, {1} of it a tip</source>
   <translation>hat eine Zahlung von {0} festgehalten, {1} davon als Trinkgeld</translation>
  </message>
  <message>
   <source>refused the credit</source>
   <translation>hat den Credit abgelehnt</translation>
  </message>
  <message>
   <source>removed {0}</source>
   <translation>hat {0} entfernt</translation>
  </message>
  <message>
   <source>rendering</source>
   <translation>rendert</translation>
  </message>
  <message>
   <source>replied</source>
   <translation>hat geantwortet</translation>
  </message>
  <message>
   <source>replied: {0}</source>
   <translation>hat geantwortet: {0}</translation>
  </message>
  <message>
   <source>resolved</source>
   <translation>hat erledigt</translation>
  </message>
  <message>
   <source>review days</source>
   <translation>Tage zur Durchsicht</translation>
  </message>
  <message>
   <source>review time passed and the terms allow it</source>
   <translation>Zeit zur Durchsicht ist um, und die Bedingungen erlauben es</translation>
  </message>
  <message>
   <source>reviewer</source>
   <translation>prüft</translation>
  </message>
  <message>
   <source>rights to be agreed</source>
   <translation>Rechte noch zu vereinbaren</translation>
  </message>
  <message>
   <source>role:Backing singer</source>
   <translation>role:Backing singer</translation>
  </message>
  <message>
   <source>role:Lead singer</source>
   <translation>role:Lead singer</translation>
  </message>
  <message>
   <source>role:Vocal editor</source>
   <translation>role:Vocal editor</translation>
  </message>
  <message>
   <source>round of changes</source>
   <translation>Änderungsrunde</translation>
  </message>
  <message>
   <source>round of changes by how it was done</source>
   <translation>Änderungsrunde wegen der Ausführung</translation>
  </message>
  <message>
   <source>round {n} of {all}</source>
   <translation>Runde {n} von {all}</translation>
  </message>
  <message>
   <source>rounded to the nearest {n} minutes</source>
   <translation>auf {n} Minuten gerundet</translation>
  </message>
  <message>
   <source>rounded up to {n} minutes</source>
   <translation>auf {n} Minuten aufgerundet</translation>
  </message>
  <message>
   <source>rounds left and at least one note</source>
   <translation>noch Runden übrig und mindestens eine Notiz</translation>
  </message>
  <message>
   <source>rounds of changes</source>
   <translation>Änderungsrunden</translation>
  </message>
  <message>
   <source>rounds of changes by how it was done</source>
   <translation>Änderungsrunden wegen der Ausführung</translation>
  </message>
  <message>
   <source>running</source>
   <translation>läuft</translation>
  </message>
  <message>
   <source>runs along with the guide</source>
   <translation>läuft mit dem Guide mit</translation>
  </message>
  <message>
   <source>said no to {0}</source>
   <translation>hat Nein gesagt: {0}</translation>
  </message>
  <message>
   <source>same polarity as the guide</source>
   <translation>gleiche Polarität wie der Guide</translation>
  </message>
  <message>
   <source>samples as exported</source>
   <translation>Samples wie exportiert</translation>
  </message>
  <message>
   <source>says that milestone “{0}” is not reached</source>
   <translation>sagt, dass der Meilenstein „{0}“ nicht erreicht ist</translation>
  </message>
  <message>
   <source>says that milestone “{0}” is reached</source>
   <translation>sagt, dass der Meilenstein „{0}“ erreicht ist</translation>
  </message>
  <message>
   <source>says that nothing of the payment of {0} has come</source>
   <translation>sagt, dass von der Zahlung über {0} nichts angekommen ist</translation>
  </message>
  <message>
   <source>says that the call had {0}: {1}</source>
   <translation>sagt, das Gespräch hatte {0}: {1}</translation>
  </message>
  <message>
   <source>says that {0} of the payment of {1} has come</source>
   <translation>sagt, dass von der Zahlung über {1} {0} angekommen sind</translation>
  </message>
  <message>
   <source>segue credit verify FOLDER revoked.jwt</source>
   <translation>segue credit verify FOLDER revoked.jwt</translation>
  </message>
  <message>
   <source>sent</source>
   <translation>gesendet</translation>
  </message>
  <message>
   <source>sent take {0} back: a required check failed; no round is used up</source>
   <translation>hat Take {0} zurückgeschickt: Eine nötige Prüfung fiel durch; es kostet keine Runde</translation>
  </message>
  <message>
   <source>sent the missing pieces of take {0} again</source>
   <translation>hat die fehlenden Stücke von Take {0} neu gesendet</translation>
  </message>
  <message>
   <source>sent, not yet received</source>
   <translation>geschickt, noch nicht angekommen</translation>
  </message>
  <message>
   <source>set the due date: {0}</source>
   <translation>hat den Termin gesetzt: {0}</translation>
  </message>
  <message>
   <source>several files</source>
   <translation>mehrere Dateien</translation>
  </message>
  <message>
   <source>several with commas between</source>
   <translation>mehrere mit Komma getrennt</translation>
  </message>
  <message>
   <source>shifted by {0} % of full scale</source>
   <translation>um {0} % der Vollaussteuerung verschoben</translation>
  </message>
  <message>
   <source>shortest</source>
   <translation>kürzeste</translation>
  </message>
  <message>
   <source>signatures are not told apart</source>
   <translation>Signaturen werden nicht unterschieden</translation>
  </message>
  <message>
   <source>signed</source>
   <translation>signiert</translation>
  </message>
  <message>
   <source>signed the changed terms</source>
   <translation>hat die geänderten Bedingungen unterschrieben</translation>
  </message>
  <message>
   <source>signed {day}</source>
   <translation>unterschrieben {day}</translation>
  </message>
  <message>
   <source>signs the hash of the changed terms</source>
   <translation>unterschreibt die Prüfsumme der geänderten Bedingungen</translation>
  </message>
  <message>
   <source>signs the hash of the terms</source>
   <translation>unterschreibt den Hash der Bedingungen</translation>
  </message>
  <message>
   <source>signs the manifest's hash</source>
   <translation>unterschreibt den Hash des Manifests</translation>
  </message>
  <message>
   <source>silence approves</source>
   <translation>Schweigen gibt frei</translation>
  </message>
  <message>
   <source>silence approves {when}</source>
   <translation>Schweigen gibt frei: {when}</translation>
  </message>
  <message>
   <source>silence does not approve</source>
   <translation>Schweigen gibt nicht frei</translation>
  </message>
  <message>
   <source>silent</source>
   <translation>still</translation>
  </message>
  <message>
   <source>silent in take {n}</source>
   <translation>still in Take {n}</translation>
  </message>
  <message>
   <source>since {moment}</source>
   <translation>seit {moment}</translation>
  </message>
  <message>
   <source>since {when}</source>
   <translation>seit {when}</translation>
  </message>
  <message>
   <source>solo</source>
   <translation>solo</translation>
  </message>
  <message>
   <source>soloed</source>
   <translation>allein</translation>
  </message>
  <message>
   <source>somebody else has the stage</source>
   <translation>jemand anderes hat den Schritt</translation>
  </message>
  <message>
   <source>somebody is chosen already</source>
   <translation>es ist schon jemand ausgewählt</translation>
  </message>
  <message>
   <source>somebody without a usable name cannot be asked next</source>
   <translation>jemand ohne brauchbaren Namen kann nicht als Nächstes gefragt werden</translation>
  </message>
  <message>
   <source>something in it lies at {0} s, which cannot be.</source>
   <translation>etwas darin liegt bei {0} s, was nicht sein kann.</translation>
  </message>
  <message>
   <source>something is left to be paid after all</source>
   <translation>es ist doch noch etwas zu bezahlen</translation>
  </message>
  <message>
   <source>sound on both sides</source>
   <translation>Ton auf beiden Seiten</translation>
  </message>
  <message>
   <source>sound within {0} ms</source>
   <translation>Ton innerhalb von {0} ms</translation>
  </message>
  <message>
   <source>sounded in take {n}, silent now</source>
   <translation>klang in Take {n}, jetzt still</translation>
  </message>
  <message>
   <source>sounds in mono too</source>
   <translation>klingt auch in Mono</translation>
  </message>
  <message>
   <source>speaks {0}</source>
   <translation>spricht {0}</translation>
  </message>
  <message>
   <source>stage</source>
   <translation>Schritt</translation>
  </message>
  <message>
   <source>stages and dates, with an alarm a day before</source>
   <translation>Schritte und Termine, mit einer Erinnerung am Tag davor</translation>
  </message>
  <message>
   <source>stale</source>
   <translation>veraltet</translation>
  </message>
  <message>
   <source>starts with the session</source>
   <translation>beginnt mit der Session</translation>
  </message>
  <message>
   <source>statement and proposed split</source>
   <translation>Darlegung und vorgeschlagene Aufteilung</translation>
  </message>
  <message>
   <source>still being written</source>
   <translation>wird noch geschrieben</translation>
  </message>
  <message>
   <source>such as Europe/Lisbon</source>
   <translation>etwa Europe/Lisbon</translation>
  </message>
  <message>
   <source>tables</source>
   <translation>Tabellen</translation>
  </message>
  <message>
   <source>take {0} has to stay: {1}</source>
   <translation>Take {0} muss bleiben: {1}</translation>
  </message>
  <message>
   <source>take {n}</source>
   <translation>Take {n}</translation>
  </message>
  <message>
   <source>take {n}, not approved</source>
   <translation>Take {n}, nicht freigegeben</translation>
  </message>
  <message>
   <source>take {n}, {at}, {name}</source>
   <translation>Take {n}, {at}, {name}</translation>
  </message>
  <message>
   <source>take {take} of {work} is due on {due}. Is there anything that you need from me?</source>
   <translation>Take {take} von {work} ist am {due} fällig. Brauchst du etwas von mir?</translation>
  </message>
  <message>
   <source>take {take} of {work} is here, and I am late with my answer. You get it soon.</source>
   <translation>Take {take} von {work} ist da, und ich bin mit meiner Antwort spät dran. Du bekommst sie bald.</translation>
  </message>
  <message>
   <source>take {take} of {work} is here. You get my answer by {due}.</source>
   <translation>Take {take} von {work} ist da. Meine Antwort bekommst du bis {due}.</translation>
  </message>
  <message>
   <source>take {take} of {work} is with you. Please listen and answer by {due}.{silence}</source>
   <translation>Take {take} von {work} liegt bei dir. Hör ihn bitte an und antworte bis {due}.{silence}</translation>
  </message>
  <message>
   <source>take {take} of {work} was due on {due}, and I am late. I will tell you when you get it.</source>
   <translation>Take {take} von {work} war am {due} fällig, und ich bin spät dran. Ich sage dir, wann du ihn bekommst.</translation>
  </message>
  <message>
   <source>take {take} of {work} was due on {due}. How does it go, and when can I have it?</source>
   <translation>Take {take} von {work} war am {due} fällig. Wie geht es, und wann kann ich ihn haben?</translation>
  </message>
  <message>
   <source>taken away</source>
   <translation>entzogen</translation>
  </message>
  <message>
   <source>taken away, but not all of it</source>
   <translation>entzogen, aber nicht ganz</translation>
  </message>
  <message>
   <source>terms begun</source>
   <translation>Bedingungen angefangen</translation>
  </message>
  <message>
   <source>terms complete; inputs have a source; types fit</source>
   <translation>Bedingungen vollständig; Eingaben haben eine Quelle; Typen passen</translation>
  </message>
  <message>
   <source>thank you for the credit for {work}.</source>
   <translation>danke für den Nachweis zu {work}.</translation>
  </message>
  <message>
   <source>thank you for the offer of {work}. You get my answer by {due}.</source>
   <translation>danke für das Angebot zu {work}. Meine Antwort bekommst du bis {due}.</translation>
  </message>
  <message>
   <source>thank you for {work}. By {due} I write in Segue how it was; yours is read together with mine.</source>
   <translation>danke für {work}. Bis {due} schreibe ich in Segue, wie es war; deines wird mit meinem zusammen gelesen.</translation>
  </message>
  <message>
   <source>thank you. I look whether {amount} for {work} has come and confirm it in Segue.</source>
   <translation>danke. Ich sehe nach, ob {amount} für {work} angekommen sind, und bestätige es in Segue.</translation>
  </message>
  <message>
   <source>that someone sent you</source>
   <translation>die dir jemand geschickt hat</translation>
  </message>
  <message>
   <source>the acceptance is not signed by the person's key</source>
   <translation>die Annahme ist nicht mit dem Schlüssel der Person signiert</translation>
  </message>
  <message>
   <source>the approved takes</source>
   <translation>die freigegebenen Takes</translation>
  </message>
  <message>
   <source>the candidate is chosen in the office</source>
   <translation>die Person ist im Büro ausgewählt</translation>
  </message>
  <message>
   <source>the certificate is not under the owner's key</source>
   <translation>das Zertifikat gehört nicht zum Schlüssel des Eigentümers</translation>
  </message>
  <message>
   <source>the certificate is under a key that was replaced</source>
   <translation>das Zertifikat gehört zu einem ersetzten Schlüssel</translation>
  </message>
  <message>
   <source>the credit is dated to another time</source>
   <translation>der Credit trägt eine andere Zeit</translation>
  </message>
  <message>
   <source>the credit is forged, or was changed</source>
   <translation>der Credit ist gefälscht oder wurde verändert</translation>
  </message>
  <message>
   <source>the credit is not signed by the owner's person key</source>
   <translation>der Credit ist nicht mit dem Personenschlüssel des Eigentümers signiert</translation>
  </message>
  <message>
   <source>the credit is of another hand-off</source>
   <translation>der Credit gehört zu einer anderen Übergabe</translation>
  </message>
  <message>
   <source>the credit is {0} already</source>
   <translation>der Credit ist schon {0}</translation>
  </message>
  <message>
   <source>the credit says something else than what happened here</source>
   <translation>der Credit sagt etwas anderes, als hier geschehen ist</translation>
  </message>
  <message>
   <source>the date asked for is not later than the due date</source>
   <translation>das gewünschte Datum liegt nicht nach dem fälligen</translation>
  </message>
  <message>
   <source>the date {0} lies outside {1} to {2}.</source>
   <translation>das Datum {0} liegt außerhalb von {1} bis {2}.</translation>
  </message>
  <message>
   <source>the device may not decide here</source>
   <translation>das Gerät darf hier nicht entscheiden</translation>
  </message>
  <message>
   <source>the end stays {day}</source>
   <translation>das Ende bleibt {day}</translation>
  </message>
  <message>
   <source>the feedback is too long</source>
   <translation>die Rückmeldung ist zu lang</translation>
  </message>
  <message>
   <source>the files</source>
   <translation>die Dateien</translation>
  </message>
  <message>
   <source>the files named are not those of the take</source>
   <translation>die genannten Dateien sind nicht die des Takes</translation>
  </message>
  <message>
   <source>the files of take {0} may be gone already</source>
   <translation>die Dateien von Take {0} sind vielleicht schon weg</translation>
  </message>
  <message>
   <source>the hand-off that this offer follows has not ended</source>
   <translation>die Übergabe, der dieses Angebot folgt, ist nicht beendet</translation>
  </message>
  <message>
   <source>the header contradicts itself; the audio was read by channels and bits</source>
   <translation>der Dateikopf widerspricht sich; der Ton wurde nach Kanälen und Bits gelesen</translation>
  </message>
  <message>
   <source>the header names another key than the one given</source>
   <translation>der Kopf nennt einen anderen Schlüssel als den angegebenen</translation>
  </message>
  <message>
   <source>the house rate</source>
   <translation>die Hausrate</translation>
  </message>
  <message>
   <source>the invitation is unknown or used</source>
   <translation>die Einladung ist unbekannt oder benutzt</translation>
  </message>
  <message>
   <source>the lead has changed meanwhile</source>
   <translation>die Leitung hat inzwischen gewechselt</translation>
  </message>
  <message>
   <source>the minutes are right</source>
   <translation>die Minuten stimmen</translation>
  </message>
  <message>
   <source>the mix is not what it should be</source>
   <translation>der Mix ist nicht, was er sein soll</translation>
  </message>
  <message>
   <source>the nested chain still has stages</source>
   <translation>die verschachtelte Kette hat noch Schritte</translation>
  </message>
  <message>
   <source>the new key was used before</source>
   <translation>der neue Schlüssel war schon in Gebrauch</translation>
  </message>
  <message>
   <source>the one that is approved</source>
   <translation>das freigegebene</translation>
  </message>
  <message>
   <source>the other side</source>
   <translation>die andere Seite</translation>
  </message>
  <message>
   <source>the other side asked for it</source>
   <translation>die andere Seite hat darum gebeten</translation>
  </message>
  <message>
   <source>the owner</source>
   <translation>der Eigentümer</translation>
  </message>
  <message>
   <source>the owner's</source>
   <translation>des Eigentümers</translation>
  </message>
  <message>
   <source>the owner's own check failed; no round used</source>
   <translation>die eigene Prüfung des Eigentümers fiel durch; keine Runde verbraucht</translation>
  </message>
  <message>
   <source>the owner's own keys</source>
   <translation>die Schlüssel des Eigentümers</translation>
  </message>
  <message>
   <source>the person</source>
   <translation>die Person</translation>
  </message>
  <message>
   <source>the plan says {amount}</source>
   <translation>laut Plan {amount}</translation>
  </message>
  <message>
   <source>the production is closed already</source>
   <translation>die Produktion ist schon abgeschlossen</translation>
  </message>
  <message>
   <source>the production is not closed</source>
   <translation>die Produktion ist nicht abgeschlossen</translation>
  </message>
  <message>
   <source>the recipe is too long</source>
   <translation>das Rezept ist zu lang</translation>
  </message>
  <message>
   <source>the replacement is not signed by the rotation key</source>
   <translation>der Ersatz ist nicht mit dem Rotationsschlüssel signiert</translation>
  </message>
  <message>
   <source>the revocation is dated to another time</source>
   <translation>der Widerruf trägt eine andere Zeit</translation>
  </message>
  <message>
   <source>the revocation is forged, or was changed</source>
   <translation>der Widerruf ist gefälscht oder wurde verändert</translation>
  </message>
  <message>
   <source>the revocation is not by whoever gave the credit</source>
   <translation>der Widerruf stammt nicht von dem, der den Credit gegeben hat</translation>
  </message>
  <message>
   <source>the revocation is not signed by the device's person</source>
   <translation>der Widerruf ist nicht von der Person des Geräts signiert</translation>
  </message>
  <message>
   <source>the room is open already</source>
   <translation>der Raum ist schon offen</translation>
  </message>
  <message>
   <source>the rotation key is not that of this person</source>
   <translation>der Rotationsschlüssel ist nicht der dieser Person</translation>
  </message>
  <message>
   <source>the round of this point is over</source>
   <translation>die Runde dieses Punkts ist vorbei</translation>
  </message>
  <message>
   <source>the same</source>
   <translation>gleich</translation>
  </message>
  <message>
   <source>the same as it was signed, from which the production can be imported again</source>
   <translation>dasselbe, wie es signiert wurde; daraus lässt sich die Produktion wieder importieren</translation>
  </message>
  <message>
   <source>the same end</source>
   <translation>gleiches Ende</translation>
  </message>
  <message>
   <source>the same sound, {db} against the rest</source>
   <translation>derselbe Ton, {db} gegen den Rest</translation>
  </message>
  <message>
   <source>the same sound, {s} s against the rest</source>
   <translation>derselbe Ton, {s} s gegen den Rest</translation>
  </message>
  <message>
   <source>the samples do not match the checksum in the file: it was damaged after its export</source>
   <translation>die Samples passen nicht zur Prüfsumme in der Datei: Sie wurde nach dem Export beschädigt</translation>
  </message>
  <message>
   <source>the sides work against each other (correlation {0})</source>
   <translation>die Seiten arbeiten gegeneinander (Korrelation {0})</translation>
  </message>
  <message>
   <source>the stage has no person</source>
   <translation>der Schritt hat keine Person</translation>
  </message>
  <message>
   <source>the stage has no such input</source>
   <translation>der Schritt hat diese Eingabe nicht</translation>
  </message>
  <message>
   <source>the stage is already offered to somebody</source>
   <translation>der Schritt ist schon jemandem angeboten</translation>
  </message>
  <message>
   <source>the stage is handed to somebody</source>
   <translation>der Schritt ist jemandem übergeben</translation>
  </message>
  <message>
   <source>the stage is not with this person</source>
   <translation>der Schritt liegt nicht bei dieser Person</translation>
  </message>
  <message>
   <source>the stage is {0}, not approved</source>
   <translation>der Abschnitt ist {0}, nicht abgenommen</translation>
  </message>
  <message>
   <source>the take has passed the owner's check</source>
   <translation>der Take hat die Prüfung des Eigentümers bestanden</translation>
  </message>
  <message>
   <source>the take's number is not the next one</source>
   <translation>die Nummer des Takes ist nicht die nächste</translation>
  </message>
  <message>
   <source>the tax is more than what it is on</source>
   <translation>die Steuer ist mehr als das, worauf sie liegt</translation>
  </message>
  <message>
   <source>the terms bill nothing by the minute</source>
   <translation>nach den Bedingungen wird nichts nach Minuten abgerechnet</translation>
  </message>
  <message>
   <source>the terms have no such input</source>
   <translation>die Bedingungen haben diese Eingabe nicht</translation>
  </message>
  <message>
   <source>the terms have no such milestone</source>
   <translation>die Bedingungen haben keinen solchen Meilenstein</translation>
  </message>
  <message>
   <source>the terms proposed are those of the offer</source>
   <translation>die vorgeschlagenen Bedingungen sind die des Angebots</translation>
  </message>
  <message>
   <source>the time for feedback is over</source>
   <translation>die Zeit für Rückmeldungen ist vorbei</translation>
  </message>
  <message>
   <source>the track still has stages</source>
   <translation>die Spur hat noch Schritte</translation>
  </message>
  <message>
   <source>the transfer did not fail</source>
   <translation>die Übertragung ist nicht gescheitert</translation>
  </message>
  <message>
   <source>the turn is not a later one</source>
   <translation>die laufende Nummer ist keine spätere</translation>
  </message>
  <message>
   <source>the turn is not the next one</source>
   <translation>die laufende Nummer ist nicht die nächste</translation>
  </message>
  <message>
   <source>the work has been approved, or has ended</source>
   <translation>die Arbeit ist freigegeben oder beendet</translation>
  </message>
  <message>
   <source>the work has not started</source>
   <translation>die Arbeit hat nicht begonnen</translation>
  </message>
  <message>
   <source>the work is not due before the agreed time</source>
   <translation>die Arbeit ist nicht vor der vereinbarten Zeit fällig</translation>
  </message>
  <message>
   <source>the {0} side is silent</source>
   <translation>eine Seite ist still ({0})</translation>
  </message>
  <message>
   <source>there are enough proposals; agree to one, or leave it</source>
   <translation>es gibt genug Vorschläge; stimme einem zu oder lass es</translation>
  </message>
  <message>
   <source>there is no catalogue of a language</source>
   <translation>es gibt keinen Katalog einer Sprache</translation>
  </message>
  <message>
   <source>there is no screen here</source>
   <translation>hier gibt es keinen Bildschirm</translation>
  </message>
  <message>
   <source>there is no sound device here</source>
   <translation>hier gibt es kein Audiogerät</translation>
  </message>
  <message>
   <source>there is no such credit here</source>
   <translation>diesen Credit gibt es hier nicht</translation>
  </message>
  <message>
   <source>there is no such lane</source>
   <translation>diesen Kanal gibt es nicht</translation>
  </message>
  <message>
   <source>there is no such note</source>
   <translation>diese Notiz gibt es nicht</translation>
  </message>
  <message>
   <source>there is no such point</source>
   <translation>diesen Punkt gibt es nicht</translation>
  </message>
  <message>
   <source>there is no such recipe</source>
   <translation>dieses Rezept gibt es nicht</translation>
  </message>
  <message>
   <source>there is no such role</source>
   <translation>eine solche Rolle gibt es nicht</translation>
  </message>
  <message>
   <source>there is no such stage</source>
   <translation>diesen Schritt gibt es nicht</translation>
  </message>
  <message>
   <source>there is no such take</source>
   <translation>diesen Take gibt es nicht</translation>
  </message>
  <message>
   <source>there is no such {0}</source>
   <translation>das gibt es nicht: {0}</translation>
  </message>
  <message>
   <source>there is no take {0}</source>
   <translation>es gibt keinen Take {0}</translation>
  </message>
  <message>
   <source>there is nothing of this device to open</source>
   <translation>von diesem Gerät ist nichts zu öffnen</translation>
  </message>
  <message>
   <source>there is nothing to choose here</source>
   <translation>hier ist nichts auszuwählen</translation>
  </message>
  <message>
   <source>these are not more minutes than were agreed</source>
   <translation>das sind nicht mehr Minuten, als vereinbart sind</translation>
  </message>
  <message>
   <source>these are not the bytes of chunk {0}</source>
   <translation>das sind nicht die Bytes von Block {0}</translation>
  </message>
  <message>
   <source>these minutes do not wait for an answer</source>
   <translation>diese Minuten warten auf keine Antwort</translation>
  </message>
  <message>
   <source>these terms are not signed</source>
   <translation>diese Bedingungen sind nicht unterschrieben</translation>
  </message>
  <message>
   <source>this answers another proposal than the last one</source>
   <translation>dies antwortet auf einen anderen Vorschlag als den letzten</translation>
  </message>
  <message>
   <source>this candidate has not been chosen</source>
   <translation>diese Person ist nicht ausgewählt</translation>
  </message>
  <message>
   <source>this change is not proposed</source>
   <translation>diese Änderung ist nicht vorgeschlagen</translation>
  </message>
  <message>
   <source>this comment exists already</source>
   <translation>diesen Kommentar gibt es schon</translation>
  </message>
  <message>
   <source>this computer</source>
   <translation>dieser Rechner</translation>
  </message>
  <message>
   <source>this credit was given before</source>
   <translation>dieser Credit wurde schon gegeben</translation>
  </message>
  <message>
   <source>this credit was taken back before</source>
   <translation>dieser Credit wurde schon zurückgenommen</translation>
  </message>
  <message>
   <source>this device cannot lead here</source>
   <translation>dieses Gerät kann hier nicht leiten</translation>
  </message>
  <message>
   <source>this device is a member already</source>
   <translation>dieses Gerät ist schon Mitglied</translation>
  </message>
  <message>
   <source>this device is or was a member</source>
   <translation>dieses Gerät ist oder war Mitglied</translation>
  </message>
  <message>
   <source>this device is revoked already</source>
   <translation>dieses Gerät ist schon widerrufen</translation>
  </message>
  <message>
   <source>this device is somebody else's</source>
   <translation>dieses Gerät gehört jemand anderem</translation>
  </message>
  <message>
   <source>this device was removed or revoked</source>
   <translation>dieses Gerät wurde entfernt oder widerrufen</translation>
  </message>
  <message>
   <source>this epoch was before</source>
   <translation>diese Epoche gab es schon</translation>
  </message>
  <message>
   <source>this feedback is open already</source>
   <translation>diese Rückmeldung ist schon offen</translation>
  </message>
  <message>
   <source>this hand-off has ended</source>
   <translation>diese Übergabe ist beendet</translation>
  </message>
  <message>
   <source>this hand-off has ended already</source>
   <translation>diese Übergabe ist schon beendet</translation>
  </message>
  <message>
   <source>this has no meaning in this room</source>
   <translation>das hat in diesem Raum keine Bedeutung</translation>
  </message>
  <message>
   <source>this is granted already</source>
   <translation>das ist schon eingeräumt</translation>
  </message>
  <message>
   <source>this is more than is owed; what is given beyond it is a tip</source>
   <translation>das ist mehr, als geschuldet ist; was darüber hinaus gegeben wird, ist ein Trinkgeld</translation>
  </message>
  <message>
   <source>this is no amount</source>
   <translation>das ist kein Betrag</translation>
  </message>
  <message>
   <source>this is no candidate for the stage</source>
   <translation>das ist niemand aus dem Vorspiel dieses Schritts</translation>
  </message>
  <message>
   <source>this is not the current offer</source>
   <translation>das ist nicht das aktuelle Angebot</translation>
  </message>
  <message>
   <source>this is not the latest take</source>
   <translation>das ist nicht der neueste Take</translation>
  </message>
  <message>
   <source>this is not what was sealed</source>
   <translation>das ist nicht, was versiegelt wurde</translation>
  </message>
  <message>
   <source>this milestone is accepted</source>
   <translation>dieser Meilenstein ist angenommen</translation>
  </message>
  <message>
   <source>this milestone waits for the owner's answer</source>
   <translation>dieser Meilenstein wartet auf die Antwort</translation>
  </message>
  <message>
   <source>this note exists already</source>
   <translation>diese Notiz gibt es schon</translation>
  </message>
  <message>
   <source>this person</source>
   <translation>diese Person</translation>
  </message>
  <message>
   <source>this point exists already</source>
   <translation>diesen Punkt gibt es schon</translation>
  </message>
  <message>
   <source>this production</source>
   <translation>dieser Produktion</translation>
  </message>
  <message>
   <source>this reply exists already</source>
   <translation>diese Antwort gibt es schon</translation>
  </message>
  <message>
   <source>this room is somebody's already</source>
   <translation>dieser Raum gehört schon jemandem</translation>
  </message>
  <message>
   <source>this side has given its feedback</source>
   <translation>diese Seite hat ihre Rückmeldung gegeben</translation>
  </message>
  <message>
   <source>this take has its credit</source>
   <translation>dieser Take hat seinen Credit</translation>
  </message>
  <message>
   <source>this take is shown already</source>
   <translation>dieser Take wird schon gezeigt</translation>
  </message>
  <message>
   <source>this take was voted on already</source>
   <translation>über diesen Take wurde schon geurteilt</translation>
  </message>
  <message>
   <source>this was not asked for</source>
   <translation>danach wurde nicht gefragt</translation>
  </message>
  <message>
   <source>this was said before</source>
   <translation>das wurde schon gesagt</translation>
  </message>
  <message>
   <source>this {0} exists already</source>
   <translation>das gibt es schon: {0}</translation>
  </message>
  <message>
   <source>ticked</source>
   <translation>abgehakt</translation>
  </message>
  <message>
   <source>time that was given is not taken back</source>
   <translation>gegebene Zeit wird nicht zurückgenommen</translation>
  </message>
  <message>
   <source>to</source>
   <translation>bis</translation>
  </message>
  <message>
   <source>to be agreed</source>
   <translation>noch zu vereinbaren</translation>
  </message>
  <message>
   <source>to be agreed on</source>
   <translation>noch zu vereinbaren</translation>
  </message>
  <message>
   <source>to be discussed</source>
   <translation>noch zu besprechen</translation>
  </message>
  <message>
   <source>to be done by {day}</source>
   <translation>fertig bis {day}</translation>
  </message>
  <message>
   <source>to read their rooms</source>
   <translation>um ihre Räume zu lesen</translation>
  </message>
  <message>
   <source>to the nearest</source>
   <translation>zum nächsten Schritt</translation>
  </message>
  <message>
   <source>to write and read their own inbox and uploads</source>
   <translation>um ihren eigenen Eingang und ihre Uploads zu schreiben und zu lesen</translation>
  </message>
  <message>
   <source>to {track}</source>
   <translation>auf {track}</translation>
  </message>
  <message>
   <source>today {time}</source>
   <translation>heute {time}</translation>
  </message>
  <message>
   <source>tomorrow {time}</source>
   <translation>morgen {time}</translation>
  </message>
  <message>
   <source>too large</source>
   <translation>zu groß</translation>
  </message>
  <message>
   <source>too short or too quiet to measure</source>
   <translation>zu kurz oder zu leise zum Messen</translation>
  </message>
  <message>
   <source>took off the checklist: {0}</source>
   <translation>hat von der Checkliste genommen: {0}</translation>
  </message>
  <message>
   <source>took the credit back</source>
   <translation>hat den Credit zurückgenommen</translation>
  </message>
  <message>
   <source>took the offer back</source>
   <translation>hat das Angebot zurückgezogen</translation>
  </message>
  <message>
   <source>track</source>
   <translation>Spur</translation>
  </message>
  <message>
   <source>travelling, {percent} %</source>
   <translation>unterwegs, {percent} %</translation>
  </message>
  <message>
   <source>tried again soon</source>
   <translation>bald neuer Versuch</translation>
  </message>
  <message>
   <source>true peak at most {0} dBTP</source>
   <translation>True Peak höchstens {0} dBTP</translation>
  </message>
  <message>
   <source>two different sides</source>
   <translation>zwei verschiedene Seiten</translation>
  </message>
  <message>
   <source>two packages have one name</source>
   <translation>zwei Pakete haben denselben Namen</translation>
  </message>
  <message>
   <source>until</source>
   <translation>bis</translation>
  </message>
  <message>
   <source>until {moment}, {size}</source>
   <translation>bis {moment}, {size}</translation>
  </message>
  <message>
   <source>up</source>
   <translation>auf</translation>
  </message>
  <message>
   <source>up to date</source>
   <translation>aktuell</translation>
  </message>
  <message>
   <source>upside down</source>
   <translation>Polarität umgekehrt</translation>
  </message>
  <message>
   <source>vCard and CSV (*.vcf *.csv)</source>
   <translation>vCard und CSV (*.vcf *.csv)</translation>
  </message>
  <message>
   <source>vCard or CSV</source>
   <translation>vCard oder CSV</translation>
  </message>
  <message>
   <source>view</source>
   <translation>Ansicht</translation>
  </message>
  <message>
   <source>waiting</source>
   <translation>wartet</translation>
  </message>
  <message>
   <source>waits for an answer</source>
   <translation>wartet auf Antwort</translation>
  </message>
  <message>
   <source>waits for its turn</source>
   <translation>wartet, bis sie dran ist</translation>
  </message>
  <message>
   <source>waits for the owner's computer</source>
   <translation>wartet auf den Rechner des Eigentümers</translation>
  </message>
  <message>
   <source>waits for {what}</source>
   <translation>wartet auf {what}</translation>
  </message>
  <message>
   <source>was due {when}</source>
   <translation>war fällig {when}</translation>
  </message>
  <message>
   <source>week {n}</source>
   <translation>Woche {n}</translation>
  </message>
  <message>
   <source>what everybody said and decided, in order, as text</source>
   <translation>was alle gesagt und entschieden haben, der Reihe nach, als Text</translation>
  </message>
  <message>
   <source>what is owed for the work so far stands here; a new offer has a room of its own</source>
   <translation>was für die Arbeit bisher offen ist, steht hier; ein neues Angebot hat seinen eigenen Raum</translation>
  </message>
  <message>
   <source>what is reached of {work} is {amount}, due on {due}.</source>
   <translation>was von {work} erreicht ist, macht {amount}, fällig am {due}.</translation>
  </message>
  <message>
   <source>what is reached of {work} is {amount}. You get it by {due}.</source>
   <translation>was von {work} erreicht ist, macht {amount}. Du bekommst sie bis {due}.</translation>
  </message>
  <message>
   <source>what the payee has confirmed is not taken back</source>
   <translation>was der Empfänger bestätigt hat, wird nicht zurückgenommen</translation>
  </message>
  <message>
   <source>what was agreed for it is there</source>
   <translation>was dafür vereinbart war, ist da</translation>
  </message>
  <message>
   <source>what was confirmed is not taken back</source>
   <translation>was bestätigt wurde, wird nicht zurückgenommen</translation>
  </message>
  <message>
   <source>what was sealed does not open</source>
   <translation>das Versiegelte lässt sich nicht öffnen</translation>
  </message>
  <message>
   <source>what was signed are not the changed terms</source>
   <translation>unterschrieben wurden nicht die geänderten Bedingungen</translation>
  </message>
  <message>
   <source>what was signed are not the current terms</source>
   <translation>signiert wurden nicht die aktuellen Bedingungen</translation>
  </message>
  <message>
   <source>who observes only sees</source>
   <translation>wer beobachtet, sieht nur</translation>
  </message>
  <message>
   <source>who reviews has a room of their own, and nobody else is in it</source>
   <translation>wer prüft, hat einen eigenen Raum, in dem sonst niemand ist</translation>
  </message>
  <message>
   <source>whoever made it</source>
   <translation>wer es gemacht hat</translation>
  </message>
  <message>
   <source>with </source>
   <translation>mit </translation>
  </message>
  <message>
   <source>with a tip of {tip}</source>
   <translation>mit {tip} Trinkgeld</translation>
  </message>
  <message>
   <source>with {name}</source>
   <translation>bei {name}</translation>
  </message>
  <message>
   <source>work time</source>
   <translation>Arbeitszeit</translation>
  </message>
  <message>
   <source>write</source>
   <translation>schreiben</translation>
  </message>
  <message>
   <source>wrote</source>
   <translation>hat geschrieben</translation>
  </message>
  <message>
   <source>wrote as feedback: {0}</source>
   <translation>hat als Rückmeldung geschrieben: {0}</translation>
  </message>
  <message>
   <source>wrote: {0}</source>
   <translation>schrieb: {0}</translation>
  </message>
  <message>
   <source>yesterday {time}</source>
   <translation>gestern {time}</translation>
  </message>
  <message>
   <source>you answer a take within the planned time</source>
   <translation>du antwortest auf einen Take in der geplanten Zeit</translation>
  </message>
  <message>
   <source>you answer a take within {n} day</source>
   <translation>du antwortest auf einen Take innerhalb von {n} Tag</translation>
  </message>
  <message>
   <source>you answer a take within {n} days</source>
   <translation>du antwortest auf einen Take innerhalb von {n} Tagen</translation>
  </message>
  <message>
   <source>you ask</source>
   <translation>du bittest</translation>
  </message>
  <message>
   <source>you asked for {asked} for {work}. You get my answer by {due}.</source>
   <translation>du hast bei {work} um {asked} gebeten. Meine Antwort bekommst du bis {due}.</translation>
  </message>
  <message>
   <source>you have had take {take} of {work} since {since}; your answer was due on {due}. Please listen to it.</source>
   <translation>du hast Take {take} von {work} seit {since}; deine Antwort war am {due} fällig. Hör ihn bitte an.</translation>
  </message>
  <message>
   <source>you keep {before} before the start, {started} after it, {delivered} after a take</source>
   <translation>du behältst {before} vor dem Beginn, {started} danach, {delivered} nach einem Take</translation>
  </message>
  <message>
   <source>you keep {percent} %, {amount}</source>
   <translation>du behältst {percent} %, {amount}</translation>
  </message>
  <message>
   <source>you keep {reached}, which is reached, and {percent} % of the rest: {amount}</source>
   <translation>du behältst {reached} für Erreichtes und {percent} % vom Rest: {amount}</translation>
  </message>
  <message>
   <source>you keep {started} after the start, {delivered} after a take</source>
   <translation>du behältst {started} nach dem Beginn, {delivered} nach einem Take</translation>
  </message>
  <message>
   <source>you propose</source>
   <translation>du schlägst vor</translation>
  </message>
  <message>
   <source>you say that {amount} has come for {work}. I look what became of the rest.</source>
   <translation>du sagst, dass für {work} {amount} angekommen sind. Ich sehe nach, was mit dem Rest ist.</translation>
  </message>
  <message>
   <source>yours {first}–{last}, {city} time</source>
   <translation>bei dir {first}–{last}, Zeit in {city}</translation>
  </message>
  <message>
   <source>{0} % taken then</source>
   <translation>dann zu {0} % belegt</translation>
  </message>
  <message>
   <source>{0} Notizen</source>
   <translation>{0} Notizen</translation>
  </message>
  <message>
   <source>{0} Or make a draft all the same: `--draft`; its manifest says so.</source>
   <translation>{0} Oder erstelle trotzdem einen Entwurf: `--draft`; sein Manifest sagt es dann.</translation>
  </message>
  <message>
   <source>{0} a day</source>
   <translation>{0} am Tag</translation>
  </message>
  <message>
   <source>{0} a minute</source>
   <translation>{0} pro Minute</translation>
  </message>
  <message>
   <source>{0} as soon as {1} Segue has let you in.</source>
   <translation>{0}, sobald {1} Segue dich eingelassen hat.</translation>
  </message>
  <message>
   <source>{0} at work</source>
   <translation>{0} an der Arbeit</translation>
  </message>
  <message>
   <source>{0} audio streams in one file</source>
   <translation>{0} Audiostreams in einer Datei</translation>
  </message>
  <message>
   <source>{0} bit</source>
   <translation>{0} Bit</translation>
  </message>
  <message>
   <source>{0} bit{1}</source>
   <translation>{0} Bit{1}</translation>
  </message>
  <message>
   <source>{0} by “{1}”.</source>
   <translation>{0} unter „{1}“.</translation>
  </message>
  <message>
   <source>{0} bytes</source>
   <translation>{0} Bytes</translation>
  </message>
  <message>
   <source>{0} bytes came of {1}</source>
   <translation>{0} von {1} Bytes sind angekommen</translation>
  </message>
  <message>
   <source>{0} called “{1}”.</source>
   <translation>{0} namens „{1}“.</translation>
  </message>
  <message>
   <source>{0} cancelled it{1}.</source>
   <translation>{0} hat es abgebrochen{1}.</translation>
  </message>
  <message>
   <source>{0} cannot be a file and the folder of {1}.</source>
   <translation>{0} kann nicht zugleich eine Datei und der Ordner von {1} sein.</translation>
  </message>
  <message>
   <source>{0} cannot be played to: {1}</source>
   <translation>auf {0} lässt sich nichts abspielen: {1}</translation>
  </message>
  <message>
   <source>{0} cannot be read.</source>
   <translation>{0} lässt sich nicht lesen.</translation>
  </message>
  <message>
   <source>{0} cannot be used: {1} Dates are computed without it.</source>
   <translation>{0} ist unbrauchbar: {1} Die Termine werden ohne ihn gerechnet.</translation>
  </message>
  <message>
   <source>{0} cannot be {1}.</source>
   <translation>{0} kann nicht {1} sein.</translation>
  </message>
  <message>
   <source>{0} cannot get keys for this storage.</source>
   <translation>{0} kann für diesen Speicher keine Schlüssel bekommen.</translation>
  </message>
  <message>
   <source>{0} cannot lie outside {1} to {2}.</source>
   <translation>{0} kann nicht außerhalb von {1} bis {2} liegen.</translation>
  </message>
  <message>
   <source>{0} channels</source>
   <translation>{0} Kanäle</translation>
  </message>
  <message>
   <source>{0} days</source>
   <translation>{0} Tagen</translation>
  </message>
  <message>
   <source>{0} days without work are too many.</source>
   <translation>{0} Tage ohne Arbeit sind zu viele.</translation>
  </message>
  <message>
   <source>{0} declined{1}. {2}</source>
   <translation>{0} hat abgelehnt{1}. {2}</translation>
  </message>
  <message>
   <source>{0} decodes to {1} frames with a peak of {2}</source>
   <translation>{0} ergibt {1} Frames mit einer Spitze von {2}</translation>
  </message>
  <message>
   <source>{0} delivered</source>
   <translation>{0} abgegeben</translation>
  </message>
  <message>
   <source>{0} did not answer in time. {1}</source>
   <translation>{0} hat nicht rechtzeitig geantwortet. {1}</translation>
  </message>
  <message>
   <source>{0} done</source>
   <translation>{0} fertig</translation>
  </message>
  <message>
   <source>{0} file{1}</source>
   <translation>{0} File{1}</translation>
  </message>
  <message>
   <source>{0} flat tops at {1} dBFS</source>
   <translation>{0} abgeflachte Spitzen bei {1} dBFS</translation>
  </message>
  <message>
   <source>{0} for “{1}”</source>
   <translation>{0} für „{1}“</translation>
  </message>
  <message>
   <source>{0} frames ({1} ms)</source>
   <translation>{0} Frames ({1} ms)</translation>
  </message>
  <message>
   <source>{0} frames ({1} s)</source>
   <translation>{0} Frames ({1} s)</translation>
  </message>
  <message>
   <source>{0} frames a bucket cannot be.</source>
   <translation>{0} Frames je Bucket sind nicht möglich.</translation>
  </message>
  <message>
   <source>{0} frames like the others</source>
   <translation>{0} Frames wie die anderen</translation>
  </message>
  <message>
   <source>{0} frames of {1} channels do not fit {2} from {3} on</source>
   <translation>{0} Frames mit {1} Kanälen passen ab {3} nicht in {2}</translation>
  </message>
  <message>
   <source>{0} frames, {1} {2}</source>
   <translation>{0} Frames, {1} {2}</translation>
  </message>
  <message>
   <source>{0} frames: {1} frames ({2} s) {3}</source>
   <translation>{0} Frames: {1} Frames ({2} s) {3}</translation>
  </message>
  <message>
   <source>{0} gives you a signed credit for this: accept or refuse it. </source>
   <translation>{0} gibt dir dafür einen signierten Credit: Nimm ihn an oder lehne ihn ab. </translation>
  </message>
  <message>
   <source>{0} hand-offs of “{1}” are led by a device that was shut out, so that nothing counts in them.</source>
   <translation>{0} Übergaben von „{1}“ leitet ein ausgesperrtes Gerät, darum gilt darin nichts.</translation>
  </message>
  <message>
   <source>{0} hand-offs of “{1}” have not been told that it goes on there.</source>
   <translation>{0} Übergaben von „{1}“ wissen noch nicht, dass es dort weitergeht.</translation>
  </message>
  <message>
   <source>{0} has granted no rights in “{1}”.</source>
   <translation>{0} hat keine Rechte an „{1}“ eingeräumt.</translation>
  </message>
  <message>
   <source>{0} has not answered yet: {1}. </source>
   <translation>{0} hat noch nicht geantwortet: {1}. </translation>
  </message>
  <message>
   <source>{0} has signed and waits for {1}. The clock starts when everything is there.</source>
   <translation>{0} hat unterschrieben und wartet auf {1}. Die Uhr läuft, sobald alles da ist.</translation>
  </message>
  <message>
   <source>{0} has signed. The inputs are on their way; the clock starts when they are there.</source>
   <translation>{0} hat unterschrieben. Die Vorgaben sind unterwegs; die Uhr läuft, sobald sie da sind.</translation>
  </message>
  <message>
   <source>{0} hears all candidates and chooses one. If it is somebody else, you get {1}.</source>
   <translation>{0} hört alle an und wählt aus. Ist es jemand anderes, bekommst du {1}.</translation>
  </message>
  <message>
   <source>{0} hole{1} of digital silence; the first lasts {2} ms</source>
   <translation>{0} Dropout{1} mit digitaler Stille; der erste dauert {2} ms</translation>
  </message>
  <message>
   <source>{0} hours</source>
   <translation>{0} Stunden</translation>
  </message>
  <message>
   <source>{0} instead of {1}</source>
   <translation>{0} statt {1}</translation>
  </message>
  <message>
   <source>{0} is asked next, with the next sync.</source>
   <translation>{0} wird mit der nächsten Synchronisation gefragt.</translation>
  </message>
  <message>
   <source>{0} is being fetched. You can begin when it is here.{1}</source>
   <translation>{0} wird geholt. Sobald alles hier ist, kannst du anfangen.{1}</translation>
  </message>
  <message>
   <source>{0} is in and reads the terms. The answer is due{1}.{2}</source>
   <translation>{0} ist da und liest die Bedingungen. Die Antwort ist fällig{1}.{2}</translation>
  </message>
  <message>
   <source>{0} is late: it was due {1}. Ask how it goes, give more time, or cancel.</source>
   <translation>{0} ist verspätet: Fällig war es {1}. Frag, wie es läuft, gib mehr Zeit oder brich ab.</translation>
  </message>
  <message>
   <source>{0} is no key: keys are a-z, 0-9 and _, and begin with a letter.</source>
   <translation>{0} ist kein Schlüssel: Schlüssel bestehen aus a-z, 0-9 und _ und beginnen mit einem Buchstaben.</translation>
  </message>
  <message>
   <source>{0} is no working time.</source>
   <translation>{0} ist keine Arbeitszeit.</translation>
  </message>
  <message>
   <source>{0} is owed {1}. </source>
   <translation>Offen für {0}: {1}. </translation>
  </message>
  <message>
   <source>{0} is {1} more than what is left for “{2}”: {3}.</source>
   <translation>{0} ist {1} mehr, als für „{2}“ offen ist: {3}.</translation>
  </message>
  <message>
   <source>{0} left{1}. {2}Offer it to somebody else, or do it yourself.</source>
   <translation>{0} ist ausgestiegen{1}. {2}Biete es jemand anderem an oder mach es selbst.</translation>
  </message>
  <message>
   <source>{0} letters are too many for the {1}.</source>
   <translation>{0} Zeichen sind hier zu viele: {1}.</translation>
  </message>
  <message>
   <source>{0} listens and answers{1}.{2}</source>
   <translation>{0} hört und antwortet{1}.{2}</translation>
  </message>
  <message>
   <source>{0} lists them.</source>
   <translation>{0} zeigt sie.</translation>
  </message>
  <message>
   <source>{0} long</source>
   <translation>{0} lang</translation>
  </message>
  <message>
   <source>{0} may not have read yet where the production lies now.</source>
   <translation>{0}: vielleicht noch nicht gelesen, wo die Produktion jetzt liegt.</translation>
  </message>
  <message>
   <source>{0} minutes cannot be stated: {1}.</source>
   <translation>{0} Minuten können nicht angegeben werden: {1}.</translation>
  </message>
  <message>
   <source>{0} needs words, {1} characters at most.</source>
   <translation>{0} braucht Text, höchstens {1} Zeichen.</translation>
  </message>
  <message>
   <source>{0} needs words.</source>
   <translation>{0} braucht Text.</translation>
  </message>
  <message>
   <source>{0} not answered yet</source>
   <translation>{0} ohne Antwort</translation>
  </message>
  <message>
   <source>{0} notes</source>
   <translation>{0} Notizen</translation>
  </message>
  <message>
   <source>{0} objects are in the old place only; nothing was deleted.</source>
   <translation>{0} Objekte sind nur am alten Ort; nichts wurde gelöscht.</translation>
  </message>
  <message>
   <source>{0} of this payment has been confirmed by the payee.</source>
   <translation>{0} dieser Zahlung hat der Empfänger bestätigt.</translation>
  </message>
  <message>
   <source>{0} of your decisions on this device do not count yet, because “{1}” decides now.{2}</source>
   <translation>{0} deiner Entscheidungen auf diesem Gerät gelten noch nicht, weil jetzt „{1}“ entscheidet.{2}</translation>
  </message>
  <message>
   <source>{0} of yours {1} called “{2}”.</source>
   <translation>„{2}“ heißt nicht genau eins deiner anderen Geräte ({0}, {1}).</translation>
  </message>
  <message>
   <source>{0} of {1} files are not on this machine yet: {2}.</source>
   <translation>{0} von {1} Dateien sind noch nicht auf diesem Rechner: {2}.</translation>
  </message>
  <message>
   <source>{0} of {1} on time</source>
   <translation>{0} von {1} pünktlich</translation>
  </message>
  <message>
   <source>{0} offers what you proposed.</source>
   <translation>{0} bietet an, was du vorgeschlagen hast.</translation>
  </message>
  <message>
   <source>{0} people are to be asked one after another for “{1}”, and {2} is the most.</source>
   <translation>{0} Personen sollen nacheinander für „{1}“ gefragt werden, {2} sind das Höchste.</translation>
  </message>
  <message>
   <source>{0} proposes a split: {1} in all. Agree or answer{2}; without an answer all is as before.</source>
   <translation>{0} schlägt eine Teilung vor: {1} insgesamt. Stimm zu oder antworte{2}; ohne Antwort bleibt alles, wie es war.</translation>
  </message>
  <message>
   <source>{0} read your proposal and keeps the offer as it was.</source>
   <translation>{0} hat deinen Vorschlag gelesen und bleibt bei dem Angebot.</translation>
  </message>
  <message>
   <source>{0} read your proposal and offers this instead.</source>
   <translation>{0} hat deinen Vorschlag gelesen und bietet stattdessen dies an.</translation>
  </message>
  <message>
   <source>{0} reads the terms you proposed.</source>
   <translation>{0} liest die Bedingungen, die du vorgeschlagen hast.</translation>
  </message>
  <message>
   <source>{0} runs are not possible.</source>
   <translation>{0} Durchläufe sind nicht möglich.</translation>
  </message>
  <message>
   <source>{0} s {1} ({2} frames)</source>
   <translation>{0} s {1} ({2} Frames)</translation>
  </message>
  <message>
   <source>{0} said no to a pause.</source>
   <translation>{0} hat zu einer Pause nein gesagt.</translation>
  </message>
  <message>
   <source>{0} said no to a pause: “{1}”</source>
   <translation>{0} hat zu einer Pause nein gesagt: „{1}“</translation>
  </message>
  <message>
   <source>{0} said no to more time.</source>
   <translation>{0} hat zu mehr Zeit nein gesagt.</translation>
  </message>
  <message>
   <source>{0} said no to more time: “{1}”</source>
   <translation>{0} hat zu mehr Zeit nein gesagt: „{1}“</translation>
  </message>
  <message>
   <source>{0} samples</source>
   <translation>{0} Samples</translation>
  </message>
  <message>
   <source>{0} samples over full scale, up to {1} dBFS</source>
   <translation>{0} Samples über Vollaussteuerung, bis zu {1} dBFS</translation>
  </message>
  <message>
   <source>{0} says that the call had {1}: agree, or say what is not right. </source>
   <translation>{0} sagt, das Gespräch hatte {1}: Stimme zu oder sag, was nicht stimmt. </translation>
  </message>
  <message>
   <source>{0} says that {1} is reached: accept it, or say what is missing. </source>
   <translation>{0} sagt, dass {1} erreicht ist: nimm an oder sag, was fehlt. </translation>
  </message>
  <message>
   <source>{0} still being checked; Deliver waits for that.</source>
   <translation>{0} noch in Prüfung; das Abgeben wartet darauf.</translation>
  </message>
  <message>
   <source>{0} to {1} LUFS</source>
   <translation>{0} bis {1} LUFS</translation>
  </message>
  <message>
   <source>{0} to {1} is no range of minutes within a day, after the range before it.</source>
   <translation>{0} bis {1} ist kein Bereich von Minuten innerhalb eines Tages nach dem Bereich davor.</translation>
  </message>
  <message>
   <source>{0} to {1} long</source>
   <translation>{0} bis {1} lang</translation>
  </message>
  <message>
   <source>{0} to {1} s</source>
   <translation>{0} bis {1} s</translation>
  </message>
  <message>
   <source>{0} took the offer back. Nothing to do.</source>
   <translation>{0} hat das Angebot zurückgezogen. Nichts zu tun.</translation>
  </message>
  <message>
   <source>{0} trouble of its own ({1}).</source>
   <translation>{0} eigene Schwierigkeiten ({1}).</translation>
  </message>
  <message>
   <source>{0} were agreed by silence: {1} is owed in all</source>
   <translation>{0} sind durch Schweigen vereinbart: insgesamt sind {1} geschuldet</translation>
  </message>
  <message>
   <source>{0} with “{1}”.</source>
   <translation>{0} mit „{1}“.</translation>
  </message>
  <message>
   <source>{0} working days</source>
   <translation>{0} Arbeitstage</translation>
  </message>
  <message>
   <source>{0} working hours</source>
   <translation>{0} Arbeitsstunden</translation>
  </message>
  <message>
   <source>{0} would work on {1} at once, {2}.</source>
   <translation>{0} würde gleichzeitig an {1} arbeiten, {2}.</translation>
  </message>
  <message>
   <source>{0} x {1} pixels</source>
   <translation>{0} x {1} Pixel</translation>
  </message>
  <message>
   <source>{0} {1} more: {2}.</source>
   <translation>Noch {0} {1}: {2}.</translation>
  </message>
  <message>
   <source>{0} {1} still missing.</source>
   <translation>{0} {1} noch nicht da.</translation>
  </message>
  <message>
   <source>{0} {1}. Say yes or no, or withdraw, {2}.</source>
   <translation>{0} {1}. Sag Ja oder Nein, oder zieh zurück, {2}.</translation>
  </message>
  <message>
   <source>{0} {1}. Say yes or no. </source>
   <translation>{0} {1}. Sag Ja oder Nein. </translation>
  </message>
  <message>
   <source>{0} × {1} pixels</source>
   <translation>{0} × {1} Pixel</translation>
  </message>
  <message>
   <source>{0}'s computer has read {1}.</source>
   <translation>Der Rechner von {0} hat gelesen: {1}.</translation>
  </message>
  <message>
   <source>{0}, a lossy coding</source>
   <translation>{0}, eine verlustbehaftete Kodierung</translation>
  </message>
  <message>
   <source>{0}, line {1}: there is no stage “{2}” to wait for. Nothing was taken over.</source>
   <translation>{0}, Zeile {1}: Es gibt keinen Schritt „{2}“, auf den zu warten wäre. Nichts wurde übernommen.</translation>
  </message>
  <message>
   <source>{0}, line {1}: {2} Nothing was taken over.</source>
   <translation>{0}, Zeile {1}: {2} Nichts wurde übernommen.</translation>
  </message>
  <message>
   <source>{0}, {1} left</source>
   <translation>{0}, noch {1}</translation>
  </message>
  <message>
   <source>{0}/{1} is no meter.</source>
   <translation>{0}/{1} ist keine Taktart.</translation>
  </message>
  <message>
   <source>{0}: lossless, but few programs open it</source>
   <translation>{0}: verlustfrei, aber nur wenige Programme öffnen es</translation>
  </message>
  <message>
   <source>{0}: segue {1}: {2}</source>
   <translation>{0}: segue {1}: {2}</translation>
  </message>
  <message>
   <source>{0}: this had no effect, {1}</source>
   <translation>{0}: Das blieb ohne Wirkung, {1}</translation>
  </message>
  <message>
   <source>{0}: {1} Nothing was taken over.</source>
   <translation>{0}: {1} Nichts wurde übernommen.</translation>
  </message>
  <message>
   <source>{0}: {1} done</source>
   <translation>{0}: {1} fertig</translation>
  </message>
  <message>
   <source>{0}Pay {1} {2} for what is reached and record the payment. </source>
   <translation>{0}Zahle {1} {2} für das Erreichte und halte die Zahlung fest. </translation>
  </message>
  <message>
   <source>{0}{1} says that {2} of a payment of {3} has come: correct it, or ask them. </source>
   <translation>{0}{1} sagt, dass von einer Zahlung über {3} {2} angekommen sind: Berichtige sie oder frag nach. </translation>
  </message>
  <message>
   <source>{added} added, {changed} changed. Ctrl+Z takes it back.</source>
   <translation>{added} hinzugefügt, {changed} geändert. Strg+Z macht es rückgängig.</translation>
  </message>
  <message>
   <source>{added} stages added, {changed} lanes set anew. Ctrl+Z takes it back.</source>
   <translation>{added} Schritte hinzugefügt, {changed} Kanäle neu gesetzt. Strg+Z macht es rückgängig.</translation>
  </message>
  <message>
   <source>{amount} a day</source>
   <translation>{amount} pro Tag</translation>
  </message>
  <message>
   <source>{amount} a stage</source>
   <translation>{amount} pro Schritt</translation>
  </message>
  <message>
   <source>{amount} above the budget of {budget}</source>
   <translation>{amount} über dem Budget von {budget}</translation>
  </message>
  <message>
   <source>{amount} an hour</source>
   <translation>{amount} pro Stunde</translation>
  </message>
  <message>
   <source>{amount} below the budget of {budget}</source>
   <translation>{amount} unter dem Budget von {budget}</translation>
  </message>
  <message>
   <source>{amount} by {day}</source>
   <translation>{amount} bis {day}</translation>
  </message>
  <message>
   <source>{amount} for {work} was due on {due} and has not been recorded as paid. Please have a look; the invoice is in Segue.</source>
   <translation>{amount} für {work} waren am {due} fällig und sind nicht als bezahlt festgehalten. Schau bitte nach; die Rechnung liegt in Segue.</translation>
  </message>
  <message>
   <source>{amount} has come of a payment for {work}, less than you recorded. Please have a look.</source>
   <translation>von einer Zahlung für {work} sind {amount} angekommen, weniger als du festgehalten hast. Schau bitte nach.</translation>
  </message>
  <message>
   <source>{city} time</source>
   <translation>Zeit in {city}</translation>
  </message>
  <message>
   <source>{count}, {price}. A chain can be put into any production, or start one.</source>
   <translation>{count}, {price}. Eine Kette lässt sich in jede Produktion einfügen oder beginnt eine.</translation>
  </message>
  <message>
   <source>{count}, {size}.</source>
   <translation>{count}, {size}.</translation>
  </message>
  <message>
   <source>{device} (not there now)</source>
   <translation>{device} (gerade nicht da)</translation>
  </message>
  <message>
   <source>{device} is lost or stolen…</source>
   <translation>{device} ist verloren oder gestohlen…</translation>
  </message>
  <message>
   <source>{done} of {total}</source>
   <translation>{done} von {total}</translation>
  </message>
  <message>
   <source>{d} d {h} h</source>
   <translation>{d} T {h} Std</translation>
  </message>
  <message>
   <source>{early} to {late}</source>
   <translation>{early} bis {late}</translation>
  </message>
  <message>
   <source>{early} to {late} days</source>
   <translation>{early} bis {late} Tage</translation>
  </message>
  <message>
   <source>{early} to {late} working days</source>
   <translation>{early} bis {late} Arbeitstage</translation>
  </message>
  <message>
   <source>{end}, as now</source>
   <translation>{end}, wie jetzt</translation>
  </message>
  <message>
   <source>{end}, {later}</source>
   <translation>{end}, {later}</translation>
  </message>
  <message>
   <source>{end}; {left}</source>
   <translation>{end}; {left}</translation>
  </message>
  <message>
   <source>{end}; {n} problems then</source>
   <translation>{end}; dann {n} Probleme</translation>
  </message>
  <message>
   <source>{entries} entries and {files} files, {size}.</source>
   <translation>{entries} Einträge und {files} Dateien, {size}.</translation>
  </message>
  <message>
   <source>{entries} entries of the record and {files} files agree.</source>
   <translation>{entries} Einträge des Protokolls und {files} Dateien stimmen.</translation>
  </message>
  <message>
   <source>{example}; empty for this computer's own</source>
   <translation>{example}; leer für die dieses Rechners</translation>
  </message>
  <message>
   <source>{factor}×</source>
   <translation>{factor}×</translation>
  </message>
  <message>
   <source>{fee} for who is not chosen</source>
   <translation>{fee} für alle anderen</translation>
  </message>
  <message>
   <source>{fee}, once you have accepted and are not late</source>
   <translation>{fee}, sobald du angenommen hast und nicht zu spät bist</translation>
  </message>
  <message>
   <source>{files}, {size}</source>
   <translation>{files}, {size}</translation>
  </message>
  <message>
   <source>{file} is out of this take</source>
   <translation>{file} gehört nicht mehr zu diesem Take</translation>
  </message>
  <message>
   <source>{file}, by {person}</source>
   <translation>{file}, von {person}</translation>
  </message>
  <message>
   <source>{first} and {second} are probably the same playing; both would be heard.</source>
   <translation>{first} und {second} sind wohl dieselbe Aufnahme; beides wäre zu hören.</translation>
  </message>
  <message>
   <source>{first} to {last}</source>
   <translation>{first} bis {last}</translation>
  </message>
  <message>
   <source>{head} of {title}</source>
   <translation>{head} von {title}</translation>
  </message>
  <message>
   <source>{h} h {m} min</source>
   <translation>{h} Std {m} Min</translation>
  </message>
  <message>
   <source>{input} ({type}) of {stage}</source>
   <translation>{input} ({type}) von {stage}</translation>
  </message>
  <message>
   <source>{kind}: {text}</source>
   <translation>{kind}: {text}</translation>
  </message>
  <message>
   <source>{lane}, lane {n} of {all}</source>
   <translation>{lane}, Kanal {n} von {all}</translation>
  </message>
  <message>
   <source>{later} than in “{name}”</source>
   <translation>{later} als in „{name}“</translation>
  </message>
  <message>
   <source>{left} is left</source>
   <translation>{left} ist offen</translation>
  </message>
  <message>
   <source>{left} of {price} are still to be shared out.</source>
   <translation>{left} von {price} sind noch zu verteilen.</translation>
  </message>
  <message>
   <source>{level} dB</source>
   <translation>{level} dB</translation>
  </message>
  <message>
   <source>{likely} ({least} to {most})</source>
   <translation>{likely} ({least} bis {most})</translation>
  </message>
  <message>
   <source>{lines}
and {n} more</source>
   <translation>{lines}
und {n} weitere</translation>
  </message>
  <message>
   <source>{line}. It is decided on “{device}”; if that device is lost, take over under Settings, Devices.</source>
   <translation>{line}. Darüber wird auf „{device}“ entschieden; ist das Gerät verloren, übernimm unter Einstellungen, Geräte.</translation>
  </message>
  <message>
   <source>{line}. It waits until the owner's computer lets this device in.</source>
   <translation>{line}. Sie wartet, bis der Rechner des Eigentümers dieses Gerät einlässt.</translation>
  </message>
  <message>
   <source>{load}/{most} h</source>
   <translation>{load}/{most} h</translation>
  </message>
  <message>
   <source>{low} to {high}</source>
   <translation>{low} bis {high}</translation>
  </message>
  <message>
   <source>{ms} ms earlier</source>
   <translation>{ms} ms früher</translation>
  </message>
  <message>
   <source>{ms} ms later</source>
   <translation>{ms} ms später</translation>
  </message>
  <message>
   <source>{names} and {n} more</source>
   <translation>{names} und {n} weitere</translation>
  </message>
  <message>
   <source>{names} for {work} is on its way. Your time begins when it is there.</source>
   <translation>{names} für {work} ist unterwegs. Deine Zeit läuft erst, wenn es da ist.</translation>
  </message>
  <message>
   <source>{names} for {work} is still with others. Your time begins when it is there.</source>
   <translation>{names} für {work} liegt noch bei anderen. Deine Zeit läuft erst, wenn es da ist.</translation>
  </message>
  <message>
   <source>{names} for {work} takes longer than I thought. Your time begins when it is there.</source>
   <translation>{names} für {work} dauert länger als gedacht. Deine Zeit läuft erst, wenn es da ist.</translation>
  </message>
  <message>
   <source>{names} of {work} is reached, which is {amount}. Please accept it, or tell me what is missing.</source>
   <translation>{names} von {work} ist erreicht, das sind {amount}. Nimm es bitte an oder sag mir, was fehlt.</translation>
  </message>
  <message>
   <source>{name} (recommended)</source>
   <translation>{name} (empfohlen)</translation>
  </message>
  <message>
   <source>{name} (role)</source>
   <translation>{name} (Rolle)</translation>
  </message>
  <message>
   <source>{name} (you)</source>
   <translation>{name} (du)</translation>
  </message>
  <message>
   <source>{name} asks</source>
   <translation>{name} fragt</translation>
  </message>
  <message>
   <source>{name} asks for changes</source>
   <translation>{name} verlangt Änderungen</translation>
  </message>
  <message>
   <source>{name} cannot deliver anything that is made from this.</source>
   <translation>{name} kann nichts ausliefern, was daraus entsteht.</translation>
  </message>
  <message>
   <source>{name} gets it with the next sync.</source>
   <translation>{name} bekommt es mit der nächsten Synchronisierung.</translation>
  </message>
  <message>
   <source>{name} has a calendar of their own</source>
   <translation>{name} hat einen eigenen Kalender</translation>
  </message>
  <message>
   <source>{name} has a calendar of their own.</source>
   <translation>{name} hat einen eigenen Kalender.</translation>
  </message>
  <message>
   <source>{name} has not answered yet: {asked}.</source>
   <translation>{name} hat noch nicht geantwortet: {asked}.</translation>
  </message>
  <message>
   <source>{name} has taken this credit back</source>
   <translation>{name} hat diesen Credit zurückgenommen</translation>
  </message>
  <message>
   <source>{name} is asked with the next sync.</source>
   <translation>{name} wird mit dem nächsten Abgleich gefragt.</translation>
  </message>
  <message>
   <source>{name} is forgotten</source>
   <translation>{name} ist vergessen</translation>
  </message>
  <message>
   <source>{name} is kept.</source>
   <translation>{name} ist gemerkt.</translation>
  </message>
  <message>
   <source>{name} is out</source>
   <translation>{name} ist entfernt</translation>
  </message>
  <message>
   <source>{name} is out; about the storage:</source>
   <translation>{name} ist entfernt; zum Speicher:</translation>
  </message>
  <message>
   <source>{name} is shown nothing more</source>
   <translation>{name} wird nichts mehr gezeigt</translation>
  </message>
  <message>
   <source>{name} is told with the next sync.</source>
   <translation>{name} erfährt es mit dem nächsten Abgleich.</translation>
  </message>
  <message>
   <source>{name} is told.</source>
   <translation>{name} erfährt es.</translation>
  </message>
  <message>
   <source>{name} is too large for it and was left out.</source>
   <translation>{name} ist dafür zu groß und wurde weggelassen.</translation>
  </message>
  <message>
   <source>{name} offers you other terms than those you accepted, for {pay}</source>
   <translation>{name} bietet dir andere Bedingungen an, als du angenommen hast, für {pay}</translation>
  </message>
  <message>
   <source>{name} offers you this for {pay}</source>
   <translation>{name} bietet dir das für {pay} an</translation>
  </message>
  <message>
   <source>{name} proposes {amount} in all</source>
   <translation>{name} schlägt insgesamt {amount} vor</translation>
  </message>
  <message>
   <source>{name} recorded them. Segue moves no money.</source>
   <translation>{name} hat sie festgehalten. Segue bewegt kein Geld.</translation>
  </message>
  <message>
   <source>{name} replied: {text}</source>
   <translation>{name} hat geantwortet: {text}</translation>
  </message>
  <message>
   <source>{name} says that it has not come.</source>
   <translation>{name} sagt, dass sie nicht angekommen ist.</translation>
  </message>
  <message>
   <source>{name} says that {amount} has come.</source>
   <translation>{name} sagt, dass {amount} angekommen sind.</translation>
  </message>
  <message>
   <source>{name} sees it with the next sync.</source>
   <translation>{name} sieht es mit dem nächsten Abgleich.</translation>
  </message>
  <message>
   <source>{name} sees what it moves in the plan, and answers.</source>
   <translation>{name} sieht, was es im Plan verschiebt, und antwortet.</translation>
  </message>
  <message>
   <source>{name} shows you takes of “{title}” as soon as their computer has let you in.</source>
   <translation>{name} zeigt dir Takes von „{title}“, sobald der Computer dort dich eingelassen hat.</translation>
  </message>
  <message>
   <source>{name} signs that this is your work</source>
   <translation>{name} bestätigt mit Signatur, dass das deine Arbeit ist</translation>
  </message>
  <message>
   <source>{name} works as the production does</source>
   <translation>{name} arbeitet wie die Produktion</translation>
  </message>
  <message>
   <source>{name} works as the production does.</source>
   <translation>{name} arbeitet wie die Produktion.</translation>
  </message>
  <message>
   <source>{name} works at other times than the production</source>
   <translation>{name} arbeitet zu anderen Zeiten als die Produktion</translation>
  </message>
  <message>
   <source>{name}, until {moment}</source>
   <translation>{name}, bis {moment}</translation>
  </message>
  <message>
   <source>{name}: {day}, {drift}</source>
   <translation>{name}: {day}, {drift}</translation>
  </message>
  <message>
   <source>{n} % done</source>
   <translation>{n} % fertig</translation>
  </message>
  <message>
   <source>{n} % of the rounds that you asked for were brief changes</source>
   <translation>{n} % der Runden, die du verlangt hast, waren Änderungen der Beschreibung</translation>
  </message>
  <message>
   <source>{n} % of the work</source>
   <translation>{n} % der Arbeit</translation>
  </message>
  <message>
   <source>{n} % of your rounds were brief changes</source>
   <translation>{n} % deiner Runden waren Änderungen der Beschreibung</translation>
  </message>
  <message>
   <source>{n} % taken then</source>
   <translation>dann zu {n} % belegt</translation>
  </message>
  <message>
   <source>{n} approved file</source>
   <translation>{n} freigegebene Datei</translation>
  </message>
  <message>
   <source>{n} approved files</source>
   <translation>{n} freigegebene Dateien</translation>
  </message>
  <message>
   <source>{n} are drawn already: take one of them out first.</source>
   <translation>{n} sind schon gezeichnet: Nimm erst einen davon heraus.</translation>
  </message>
  <message>
   <source>{n} are new</source>
   <translation>{n} neu</translation>
  </message>
  <message>
   <source>{n} as finished work did</source>
   <translation>{n} wie bei fertiger Arbeit</translation>
  </message>
  <message>
   <source>{n} at work</source>
   <translation>{n} in Arbeit</translation>
  </message>
  <message>
   <source>{n} baseline</source>
   <translation>{n} Basisplan</translation>
  </message>
  <message>
   <source>{n} baselines</source>
   <translation>{n} Basispläne</translation>
  </message>
  <message>
   <source>{n} being checked</source>
   <translation>{n} in Prüfung</translation>
  </message>
  <message>
   <source>{n} by how it was done</source>
   <translation>{n} wegen der Ausführung</translation>
  </message>
  <message>
   <source>{n} by the brief</source>
   <translation>{n} wegen der Beschreibung</translation>
  </message>
  <message>
   <source>{n} by what was wanted</source>
   <translation>{n} wegen anderer Wünsche</translation>
  </message>
  <message>
   <source>{n} byte</source>
   <translation>{n} Byte</translation>
  </message>
  <message>
   <source>{n} bytes</source>
   <translation>{n} Byte</translation>
  </message>
  <message>
   <source>{n} candidate has an offer</source>
   <translation>{n} Person hat ein Angebot</translation>
  </message>
  <message>
   <source>{n} candidate, nobody chosen yet</source>
   <translation>{n} Person, noch niemand ausgewählt</translation>
  </message>
  <message>
   <source>{n} candidates have an offer</source>
   <translation>{n} Personen haben ein Angebot</translation>
  </message>
  <message>
   <source>{n} candidates, nobody chosen yet</source>
   <translation>{n} Personen, noch niemand ausgewählt</translation>
  </message>
  <message>
   <source>{n} channel</source>
   <translation>{n} Kanal</translation>
  </message>
  <message>
   <source>{n} channels</source>
   <translation>{n} Kanäle</translation>
  </message>
  <message>
   <source>{n} check fails</source>
   <translation>{n} Prüfung nicht bestanden</translation>
  </message>
  <message>
   <source>{n} checks fail</source>
   <translation>{n} Prüfungen nicht bestanden</translation>
  </message>
  <message>
   <source>{n} chosen stage</source>
   <translation>{n} gewählter Schritt</translation>
  </message>
  <message>
   <source>{n} chosen stages</source>
   <translation>{n} gewählte Schritte</translation>
  </message>
  <message>
   <source>{n} d</source>
   <translation>{n} T</translation>
  </message>
  <message>
   <source>{n} day</source>
   <translation>{n} Tag</translation>
  </message>
  <message>
   <source>{n} day is a working day again</source>
   <translation>{n} Tag ist wieder Arbeitstag</translation>
  </message>
  <message>
   <source>{n} day overbooked</source>
   <translation>{n} Tag überbucht</translation>
  </message>
  <message>
   <source>{n} day without work</source>
   <translation>{n} Tag ohne Arbeit</translation>
  </message>
  <message>
   <source>{n} day without work is taken from the file</source>
   <translation>{n} Tag ohne Arbeit ist aus der Datei übernommen</translation>
  </message>
  <message>
   <source>{n} days</source>
   <translation>{n} Tage</translation>
  </message>
  <message>
   <source>{n} days are working days again</source>
   <translation>{n} Tage sind wieder Arbeitstage</translation>
  </message>
  <message>
   <source>{n} days overbooked</source>
   <translation>{n} Tage überbucht</translation>
  </message>
  <message>
   <source>{n} days without work</source>
   <translation>{n} Tage ohne Arbeit</translation>
  </message>
  <message>
   <source>{n} days without work are taken from the file</source>
   <translation>{n} Tage ohne Arbeit sind aus der Datei übernommen</translation>
  </message>
  <message>
   <source>{n} decision waits here until then.</source>
   <translation>{n} Entscheidung wartet so lange hier.</translation>
  </message>
  <message>
   <source>{n} decisions wait here until then.</source>
   <translation>{n} Entscheidungen warten so lange hier.</translation>
  </message>
  <message>
   <source>{n} excerpt can be heard.</source>
   <translation>{n} Ausschnitt ist zu hören.</translation>
  </message>
  <message>
   <source>{n} excerpts can be heard.</source>
   <translation>{n} Ausschnitte sind zu hören.</translation>
  </message>
  <message>
   <source>{n} file</source>
   <translation>{n} Datei</translation>
  </message>
  <message>
   <source>{n} file being checked</source>
   <translation>{n} Datei wird geprüft</translation>
  </message>
  <message>
   <source>{n} file here</source>
   <translation>{n} Datei hier</translation>
  </message>
  <message>
   <source>{n} file is not on this machine yet.</source>
   <translation>{n} Datei ist noch nicht auf diesem Rechner.</translation>
  </message>
  <message>
   <source>{n} file is whole, {size}</source>
   <translation>{n} Datei ist heil, {size}</translation>
  </message>
  <message>
   <source>{n} file stays in the old folder: it has changed meanwhile, or cannot be deleted.</source>
   <translation>{n} Datei bleibt im alten Ordner: Sie hat sich inzwischen geändert oder lässt sich nicht löschen.</translation>
  </message>
  <message>
   <source>{n} file to fix</source>
   <translation>{n} Datei zu beheben</translation>
  </message>
  <message>
   <source>{n} files</source>
   <translation>{n} Dateien</translation>
  </message>
  <message>
   <source>{n} files are not on this machine yet.</source>
   <translation>{n} Dateien sind noch nicht auf diesem Rechner.</translation>
  </message>
  <message>
   <source>{n} files are whole, {size}</source>
   <translation>{n} Dateien sind heil, {size}</translation>
  </message>
  <message>
   <source>{n} files being checked</source>
   <translation>{n} Dateien werden geprüft</translation>
  </message>
  <message>
   <source>{n} files here</source>
   <translation>{n} Dateien hier</translation>
  </message>
  <message>
   <source>{n} files in {folder}</source>
   <translation>{n} Dateien in {folder}</translation>
  </message>
  <message>
   <source>{n} files stay in the old folder: they have changed meanwhile, or cannot be deleted.</source>
   <translation>{n} Dateien bleiben im alten Ordner: Sie haben sich inzwischen geändert oder lassen sich nicht löschen.</translation>
  </message>
  <message>
   <source>{n} files to fix</source>
   <translation>{n} Dateien zu beheben</translation>
  </message>
  <message>
   <source>{n} files, {size}</source>
   <translation>{n} Dateien, {size}</translation>
  </message>
  <message>
   <source>{n} filtered</source>
   <translation>{n} gefiltert</translation>
  </message>
  <message>
   <source>{n} frame lies over full scale and was held there. Ask for stems with more headroom.</source>
   <translation>{n} Frame liegt über Vollaussteuerung und wurde dort gehalten. Bitte um Stems mit mehr Headroom.</translation>
  </message>
  <message>
   <source>{n} frames</source>
   <translation>{n} Frames</translation>
  </message>
  <message>
   <source>{n} frames lie over full scale and were held there. Ask for stems with more headroom.</source>
   <translation>{n} Frames liegen über Vollaussteuerung und wurden dort gehalten. Bitte um Stems mit mehr Headroom.</translation>
  </message>
  <message>
   <source>{n} gig</source>
   <translation>{n} Auftrag</translation>
  </message>
  <message>
   <source>{n} gigs</source>
   <translation>{n} Aufträge</translation>
  </message>
  <message>
   <source>{n} h</source>
   <translation>{n} Std</translation>
  </message>
  <message>
   <source>{n} hint</source>
   <translation>{n} Hinweis</translation>
  </message>
  <message>
   <source>{n} hints</source>
   <translation>{n} Hinweise</translation>
  </message>
  <message>
   <source>{n} hour</source>
   <translation>{n} Stunde</translation>
  </message>
  <message>
   <source>{n} hours</source>
   <translation>{n} Stunden</translation>
  </message>
  <message>
   <source>{n} is new</source>
   <translation>{n} neu</translation>
  </message>
  <message>
   <source>{n} know more now</source>
   <translation>{n} ergänzt</translation>
  </message>
  <message>
   <source>{n} knows more now</source>
   <translation>{n} ergänzt</translation>
  </message>
  <message>
   <source>{n} lane is set anew</source>
   <translation>{n} Kanal wird neu gesetzt</translation>
  </message>
  <message>
   <source>{n} lane stands so already</source>
   <translation>{n} Kanal steht schon so</translation>
  </message>
  <message>
   <source>{n} lanes are set anew</source>
   <translation>{n} Kanäle werden neu gesetzt</translation>
  </message>
  <message>
   <source>{n} lanes stand so already</source>
   <translation>{n} Kanäle stehen schon so</translation>
  </message>
  <message>
   <source>{n} late</source>
   <translation>{n} verspätet</translation>
  </message>
  <message>
   <source>{n} link changes</source>
   <translation>{n} Verbindung ändert sich</translation>
  </message>
  <message>
   <source>{n} links change</source>
   <translation>{n} Verbindungen ändern sich</translation>
  </message>
  <message>
   <source>{n} marker is added</source>
   <translation>{n} Marke kommt hinzu</translation>
  </message>
  <message>
   <source>{n} markers are added</source>
   <translation>{n} Marken kommen hinzu</translation>
  </message>
  <message>
   <source>{n} min</source>
   <translation>{n} Min</translation>
  </message>
  <message>
   <source>{n} minute</source>
   <translation>{n} Minute</translation>
  </message>
  <message>
   <source>{n} minute at least</source>
   <translation>mindestens {n} Minute</translation>
  </message>
  <message>
   <source>{n} minutes</source>
   <translation>{n} Minuten</translation>
  </message>
  <message>
   <source>{n} minutes are agreed: {amount}.</source>
   <translation>{n} Minuten sind vereinbart: {amount}.</translation>
  </message>
  <message>
   <source>{n} minutes at least</source>
   <translation>mindestens {n} Minuten</translation>
  </message>
  <message>
   <source>{n} minutes were not agreed: “{reason}”</source>
   <translation>{n} Minuten wurden nicht vereinbart: „{reason}“</translation>
  </message>
  <message>
   <source>{n} more inputs can be linked on the plan.</source>
   <translation>{n} weitere Eingaben lassen sich auf dem Plan verbinden.</translation>
  </message>
  <message>
   <source>{n} note</source>
   <translation>{n} Notiz</translation>
  </message>
  <message>
   <source>{n} note for you</source>
   <translation>{n} Notiz für dich</translation>
  </message>
  <message>
   <source>{n} note goes with it; the round begins once {who} has signed.</source>
   <translation>{n} Notiz geht mit; die Runde beginnt, sobald {who} unterschrieben hat.</translation>
  </message>
  <message>
   <source>{n} note is sent with your answer</source>
   <translation>{n} Notiz geht mit deiner Antwort hinaus</translation>
  </message>
  <message>
   <source>{n} note was read.</source>
   <translation>{n} Notiz gelesen.</translation>
  </message>
  <message>
   <source>{n} notes</source>
   <translation>{n} Notizen</translation>
  </message>
  <message>
   <source>{n} notes are sent with your answer</source>
   <translation>{n} Notizen gehen mit deiner Antwort hinaus</translation>
  </message>
  <message>
   <source>{n} notes for you</source>
   <translation>{n} Notizen für dich</translation>
  </message>
  <message>
   <source>{n} notes go with it; the round begins once {who} has signed.</source>
   <translation>{n} Notizen gehen mit; die Runde beginnt, sobald {who} unterschrieben hat.</translation>
  </message>
  <message>
   <source>{n} notes were read.</source>
   <translation>{n} Notizen gelesen.</translation>
  </message>
  <message>
   <source>{n} object has left the storage, {size}</source>
   <translation>{n} Objekt ist aus dem Speicher entfernt, {size}</translation>
  </message>
  <message>
   <source>{n} objects have left the storage, {size}</source>
   <translation>{n} Objekte sind aus dem Speicher entfernt, {size}</translation>
  </message>
  <message>
   <source>{n} of 100 plays end by {day}</source>
   <translation>{n} von 100 Durchläufen enden bis {day}</translation>
  </message>
  <message>
   <source>{n} of {all}</source>
   <translation>{n} von {all}</translation>
  </message>
  <message>
   <source>{n} of {all} ({percent} %)</source>
   <translation>{n} von {all} ({percent} %)</translation>
  </message>
  <message>
   <source>{n} of {count}</source>
   <translation>{n} von {count}</translation>
  </message>
  <message>
   <source>{n} offer waiting</source>
   <translation>{n} Angebot wartet</translation>
  </message>
  <message>
   <source>{n} offers waiting</source>
   <translation>{n} Angebote warten</translation>
  </message>
  <message>
   <source>{n} older</source>
   <translation>{n} ältere</translation>
  </message>
  <message>
   <source>{n} on time</source>
   <translation>{n} pünktlich</translation>
  </message>
  <message>
   <source>{n} open note</source>
   <translation>{n} offene Notiz</translation>
  </message>
  <message>
   <source>{n} open notes</source>
   <translation>{n} offene Notizen</translation>
  </message>
  <message>
   <source>{n} other file</source>
   <translation>{n} andere Datei</translation>
  </message>
  <message>
   <source>{n} other files</source>
   <translation>{n} andere Dateien</translation>
  </message>
  <message>
   <source>{n} other stage</source>
   <translation>{n} anderer Schritt</translation>
  </message>
  <message>
   <source>{n} other stages</source>
   <translation>{n} andere Schritte</translation>
  </message>
  <message>
   <source>{n} page</source>
   <translation>{n} Seite</translation>
  </message>
  <message>
   <source>{n} pages</source>
   <translation>{n} Seiten</translation>
  </message>
  <message>
   <source>{n} pass</source>
   <translation>{n} in Ordnung</translation>
  </message>
  <message>
   <source>{n} passes</source>
   <translation>{n} in Ordnung</translation>
  </message>
  <message>
   <source>{n} people</source>
   <translation>{n} Personen</translation>
  </message>
  <message>
   <source>{n} people are written</source>
   <translation>{n} Personen gespeichert</translation>
  </message>
  <message>
   <source>{n} permissions are kept</source>
   <translation>{n} Erlaubnisse sind aufbewahrt</translation>
  </message>
  <message>
   <source>{n} person</source>
   <translation>{n} Person</translation>
  </message>
  <message>
   <source>{n} person is written</source>
   <translation>{n} Person gespeichert</translation>
  </message>
  <message>
   <source>{n} piece</source>
   <translation>{n} Stück</translation>
  </message>
  <message>
   <source>{n} piece in the storage</source>
   <translation>{n} Teil im Speicher</translation>
  </message>
  <message>
   <source>{n} pieces</source>
   <translation>{n} Stücke</translation>
  </message>
  <message>
   <source>{n} pieces in the storage</source>
   <translation>{n} Teile im Speicher</translation>
  </message>
  <message>
   <source>{n} pixel</source>
   <translation>{n} Pixel</translation>
  </message>
  <message>
   <source>{n} pixels</source>
   <translation>{n} Pixel</translation>
  </message>
  <message>
   <source>{n} plays; {parts}.</source>
   <translation>{n} Durchläufe; {parts}.</translation>
  </message>
  <message>
   <source>{n} problem</source>
   <translation>{n} Problem</translation>
  </message>
  <message>
   <source>{n} problem is left</source>
   <translation>{n} Problem bleibt</translation>
  </message>
  <message>
   <source>{n} problems</source>
   <translation>{n} Probleme</translation>
  </message>
  <message>
   <source>{n} problems are left</source>
   <translation>{n} Probleme bleiben</translation>
  </message>
  <message>
   <source>{n} production is here</source>
   <translation>{n} Produktion ist hier</translation>
  </message>
  <message>
   <source>{n} productions are here</source>
   <translation>{n} Produktionen sind hier</translation>
  </message>
  <message>
   <source>{n} recipes are rendered</source>
   <translation>{n} Rezepte sind gerendert</translation>
  </message>
  <message>
   <source>{n} round</source>
   <translation>{n} Runde</translation>
  </message>
  <message>
   <source>{n} round of changes is included</source>
   <translation>{n} Änderungsrunde ist enthalten</translation>
  </message>
  <message>
   <source>{n} rounds</source>
   <translation>{n} Runden</translation>
  </message>
  <message>
   <source>{n} rounds of changes are included</source>
   <translation>{n} Änderungsrunden sind enthalten</translation>
  </message>
  <message>
   <source>{n} rule fails</source>
   <translation>{n} Regel verletzt</translation>
  </message>
  <message>
   <source>{n} rules fail</source>
   <translation>{n} Regeln verletzt</translation>
  </message>
  <message>
   <source>{n} s</source>
   <translation>{n} s</translation>
  </message>
  <message>
   <source>{n} s missing</source>
   <translation>{n} s fehlen</translation>
  </message>
  <message>
   <source>{n} s too long</source>
   <translation>{n} s zu lang</translation>
  </message>
  <message>
   <source>{n} selected</source>
   <translation>{n} ausgewählt</translation>
  </message>
  <message>
   <source>{n} shape drawn</source>
   <translation>{n} Form gezeichnet</translation>
  </message>
  <message>
   <source>{n} shape is drawn on it</source>
   <translation>{n} Form ist darauf gezeichnet</translation>
  </message>
  <message>
   <source>{n} shapes are drawn on it</source>
   <translation>{n} Formen sind darauf gezeichnet</translation>
  </message>
  <message>
   <source>{n} shapes drawn</source>
   <translation>{n} Formen gezeichnet</translation>
  </message>
  <message>
   <source>{n} stage</source>
   <translation>{n} Schritt</translation>
  </message>
  <message>
   <source>{n} stage done</source>
   <translation>{n} Schritt erledigt</translation>
  </message>
  <message>
   <source>{n} stage is added</source>
   <translation>{n} Schritt kommt hinzu</translation>
  </message>
  <message>
   <source>{n} stage is changed</source>
   <translation>{n} Schritt wird geändert</translation>
  </message>
  <message>
   <source>{n} stage is deleted.</source>
   <translation>{n} Schritt ist gelöscht.</translation>
  </message>
  <message>
   <source>{n} stage is in the plan</source>
   <translation>{n} Schritt steht im Plan</translation>
  </message>
  <message>
   <source>{n} stage moved</source>
   <translation>{n} Schritt verschoben</translation>
  </message>
  <message>
   <source>{n} stage of “{title}” is not finished. Finish or cancel it, or remove it from the plan.</source>
   <translation>{n} Schritt von „{title}“ ist nicht fertig. Beende oder storniere ihn oder nimm ihn aus dem Plan.</translation>
  </message>
  <message>
   <source>{n} stage varies as you said</source>
   <translation>{n} Schritt schwankt, wie du gesagt hast</translation>
  </message>
  <message>
   <source>{n} stage, yours</source>
   <translation>{n} Schritt, von dir</translation>
  </message>
  <message>
   <source>{n} stage, {h} h</source>
   <translation>{n} Schritt, {h} h</translation>
  </message>
  <message>
   <source>{n} stages</source>
   <translation>{n} Schritte</translation>
  </message>
  <message>
   <source>{n} stages are added</source>
   <translation>{n} Schritte kommen hinzu</translation>
  </message>
  <message>
   <source>{n} stages are changed</source>
   <translation>{n} Schritte werden geändert</translation>
  </message>
  <message>
   <source>{n} stages are deleted.</source>
   <translation>{n} Schritte sind gelöscht.</translation>
  </message>
  <message>
   <source>{n} stages are in the plan</source>
   <translation>{n} Schritte stehen im Plan</translation>
  </message>
  <message>
   <source>{n} stages done</source>
   <translation>{n} Schritte erledigt</translation>
  </message>
  <message>
   <source>{n} stages moved</source>
   <translation>{n} Schritte verschoben</translation>
  </message>
  <message>
   <source>{n} stages of “{title}” are not finished. Finish or cancel them, or remove from the plan what is not wanted any more.</source>
   <translation>{n} Schritte von „{title}“ sind nicht fertig. Beende oder storniere sie oder nimm aus dem Plan, was nicht mehr gewünscht ist.</translation>
  </message>
  <message>
   <source>{n} stages vary as you said</source>
   <translation>{n} Schritte schwanken, wie du gesagt hast</translation>
  </message>
  <message>
   <source>{n} stages, yours</source>
   <translation>{n} Schritte, von dir</translation>
  </message>
  <message>
   <source>{n} stages, {h} h</source>
   <translation>{n} Schritte, {h} h</translation>
  </message>
  <message>
   <source>{n} stale</source>
   <translation>{n} veraltet</translation>
  </message>
  <message>
   <source>{n} take handed in</source>
   <translation>{n} Take abgegeben</translation>
  </message>
  <message>
   <source>{n} take part</source>
   <translation>{n} wirken mit</translation>
  </message>
  <message>
   <source>{n} takes handed in</source>
   <translation>{n} Takes abgegeben</translation>
  </message>
  <message>
   <source>{n} takes part</source>
   <translation>{n} wirkt mit</translation>
  </message>
  <message>
   <source>{n} thing is in the way</source>
   <translation>{n} Sache ist im Weg</translation>
  </message>
  <message>
   <source>{n} thing is not as it was signed</source>
   <translation>{n} Sache ist nicht so, wie sie signiert wurde</translation>
  </message>
  <message>
   <source>{n} thing is on this computer only, until it has synchronised.</source>
   <translation>{n} Sache ist nur auf diesem Rechner, bis er abgeglichen hat.</translation>
  </message>
  <message>
   <source>{n} thing waits</source>
   <translation>{n} Sache wartet</translation>
  </message>
  <message>
   <source>{n} thing waits for you</source>
   <translation>{n} Sache wartet auf dich</translation>
  </message>
  <message>
   <source>{n} things are in the way</source>
   <translation>{n} Sachen sind im Weg</translation>
  </message>
  <message>
   <source>{n} things are not as they were signed</source>
   <translation>{n} Sachen sind nicht so, wie sie signiert wurden</translation>
  </message>
  <message>
   <source>{n} things are on this computer only, until it has synchronised.</source>
   <translation>{n} Sachen sind nur auf diesem Rechner, bis er abgeglichen hat.</translation>
  </message>
  <message>
   <source>{n} things wait</source>
   <translation>{n} Sachen warten</translation>
  </message>
  <message>
   <source>{n} things wait for you</source>
   <translation>{n} Sachen warten auf dich</translation>
  </message>
  <message>
   <source>{n} to fix</source>
   <translation>{n} zu beheben</translation>
  </message>
  <message>
   <source>{n} to review</source>
   <translation>{n} zur Durchsicht</translation>
  </message>
  <message>
   <source>{n} to send</source>
   <translation>{n} zu senden</translation>
  </message>
  <message>
   <source>{n} transfer is paused</source>
   <translation>{n} Übertragung ist pausiert</translation>
  </message>
  <message>
   <source>{n} transfer waits for another try</source>
   <translation>{n} Übertragung wartet auf einen neuen Versuch</translation>
  </message>
  <message>
   <source>{n} transfers are paused</source>
   <translation>{n} Übertragungen sind pausiert</translation>
  </message>
  <message>
   <source>{n} transfers wait for another try</source>
   <translation>{n} Übertragungen warten auf einen neuen Versuch</translation>
  </message>
  <message>
   <source>{n} was known</source>
   <translation>{n} schon bekannt</translation>
  </message>
  <message>
   <source>{n} week</source>
   <translation>{n} Woche</translation>
  </message>
  <message>
   <source>{n} weeks</source>
   <translation>{n} Wochen</translation>
  </message>
  <message>
   <source>{n} were known</source>
   <translation>{n} schon bekannt</translation>
  </message>
  <message>
   <source>{n} without a reason</source>
   <translation>{n} ohne Grund</translation>
  </message>
  <message>
   <source>{n} working day</source>
   <translation>{n} Arbeitstag</translation>
  </message>
  <message>
   <source>{n} working days</source>
   <translation>{n} Arbeitstage</translation>
  </message>
  <message>
   <source>{n}, as the production</source>
   <translation>{n}, wie die Produktion</translation>
  </message>
  <message>
   <source>{n}½ days</source>
   <translation>{n}½ Tage</translation>
  </message>
  <message>
   <source>{over} more than the price.</source>
   <translation>{over} mehr als der Preis.</translation>
  </message>
  <message>
   <source>{owed} is owed to you already. {name} pays it and records the payment.</source>
   <translation>{owed} stehen dir schon zu. {name} zahlt sie und hält die Zahlung fest.</translation>
  </message>
  <message>
   <source>{owed} is owed. Pay as you two agreed; Segue moves no money.</source>
   <translation>Offen: {owed}. Zahle, wie ihr zwei es vereinbart habt; Segue bewegt kein Geld.</translation>
  </message>
  <message>
   <source>{paid} of it is paid.</source>
   <translation>{paid} davon sind gezahlt.</translation>
  </message>
  <message>
   <source>{partial} in parts, {lost} lost.</source>
   <translation>{partial} in Teilen, {lost} verloren.</translation>
  </message>
  <message>
   <source>{path}; your private notes are in it.</source>
   <translation>{path}; deine privaten Notizen stehen mit darin.</translation>
  </message>
  <message>
   <source>{pay} a day</source>
   <translation>{pay} pro Tag</translation>
  </message>
  <message>
   <source>{pay} for {time} of work.</source>
   <translation>{pay} für {time} Arbeit.</translation>
  </message>
  <message>
   <source>{percent} % have ended by {day}, {n} plays then</source>
   <translation>{percent} % enden bis {day}, {n} Durchläufe genau dann</translation>
  </message>
  <message>
   <source>{percent} % of what is not reached: {fee} in all</source>
   <translation>{percent} % vom nicht Erreichten: {fee} insgesamt</translation>
  </message>
  <message>
   <source>{percent} %, {fee}</source>
   <translation>{percent} %, {fee}</translation>
  </message>
  <message>
   <source>{rate} a minute</source>
   <translation>{rate} die Minute</translation>
  </message>
  <message>
   <source>{rate} kHz</source>
   <translation>{rate} kHz</translation>
  </message>
  <message>
   <source>{reached} of it is reached already.</source>
   <translation>{reached} davon sind schon erreicht.</translation>
  </message>
  <message>
   <source>{recipes} hears none of the lanes; change what it hears.</source>
   <translation>{recipes} hört keinen der Kanäle; ändere, was es hört.</translation>
  </message>
  <message>
   <source>{recipes} needs a picture: approve a take with a video first.</source>
   <translation>{recipes} braucht ein Bild: Nimm zuerst einen Take mit einem Video ab.</translation>
  </message>
  <message>
   <source>{recipe} is rendered</source>
   <translation>{recipe} ist gerendert</translation>
  </message>
  <message>
   <source>{recipe} is rendered as a draft</source>
   <translation>{recipe} ist als Entwurf gerendert</translation>
  </message>
  <message>
   <source>{recipe} is rendered, with overs</source>
   <translation>{recipe} ist gerendert, mit Übersteuerungen</translation>
  </message>
  <message>
   <source>{recipe} stands here when it is rendered: loudness, true peak, files, and a manifest that names every file in it, its hash and its maker.</source>
   <translation>{recipe} steht hier, sobald es gerendert ist: Lautheit, True Peak, Dateien und ein Manifest, das jede Datei darin nennt, mit Hash und Urheber.</translation>
  </message>
  <message>
   <source>{recipe}, {n} of {all}: {step}</source>
   <translation>{recipe}, {n} von {all}: {step}</translation>
  </message>
  <message>
   <source>{rest} of {title} is left; {who} sees it with the next sync.</source>
   <translation>{rest} für {title} ist noch offen; {who} sieht es beim nächsten Abgleich.</translation>
  </message>
  <message>
   <source>{role} for {production}, take {n}</source>
   <translation>{role} für {production}, Take {n}</translation>
  </message>
  <message>
   <source>{role}, approved by {name} on {day}</source>
   <translation>{role}, freigegeben von {name} am {day}</translation>
  </message>
  <message>
   <source>{role}: nobody yet</source>
   <translation>{role}: noch niemand</translation>
  </message>
  <message>
   <source>{rooms} rooms and {entries} entries are verified; {files} files were put back.</source>
   <translation>{rooms} Räume und {entries} Einträge sind geprüft; {files} Dateien wurden zurückgelegt.</translation>
  </message>
  <message>
   <source>{rounds}, {used} used</source>
   <translation>{rounds}, {used} genutzt</translation>
  </message>
  <message>
   <source>{round}, you hear {letter}</source>
   <translation>{round}, du hörst {letter}</translation>
  </message>
  <message>
   <source>{rule}: expected {expected}, found {found}</source>
   <translation>{rule}: erwartet {expected}, gefunden {found}</translation>
  </message>
  <message>
   <source>{second} was made from {first}; both would be heard.</source>
   <translation>{second} entstand aus {first}; beides wäre zu hören.</translation>
  </message>
  <message>
   <source>{share} % of royalties</source>
   <translation>{share} % der Tantiemen</translation>
  </message>
  <message>
   <source>{sign}{n} d</source>
   <translation>{sign}{n} T</translation>
  </message>
  <message>
   <source>{size} are free there.</source>
   <translation>{size} sind dort frei.</translation>
  </message>
  <message>
   <source>{size} to go</source>
   <translation>noch {size}</translation>
  </message>
  <message>
   <source>{song} {part}</source>
   <translation>{song} {part}</translation>
  </message>
  <message>
   <source>{span} ago</source>
   <translation>vor {span}</translation>
  </message>
  <message>
   <source>{span} in all</source>
   <translation>{span} insgesamt</translation>
  </message>
  <message>
   <source>{span} is without work</source>
   <translation>{span} ist ohne Arbeit</translation>
  </message>
  <message>
   <source>{span} late</source>
   <translation>{span} verspätet</translation>
  </message>
  <message>
   <source>{span} left</source>
   <translation>noch {span}</translation>
  </message>
  <message>
   <source>{stage}, take {n}</source>
   <translation>{stage}, Take {n}</translation>
  </message>
  <message>
   <source>{stage}: {words}</source>
   <translation>{stage}: {words}</translation>
  </message>
  <message>
   <source>{start} to {end}</source>
   <translation>{start} bis {end}</translation>
  </message>
  <message>
   <source>{stems} by {people}</source>
   <translation>{stems} von {people}</translation>
  </message>
  <message>
   <source>{sure} are sure, at most {most}</source>
   <translation>{sure} sind sicher, höchstens {most}</translation>
  </message>
  <message>
   <source>{take} may go</source>
   <translation>{take} darf weg</translation>
  </message>
  <message>
   <source>{take} stays</source>
   <translation>{take} bleibt</translation>
  </message>
  <message>
   <source>{text} (drawn on {file})</source>
   <translation>{text} (gezeichnet auf {file})</translation>
  </message>
  <message>
   <source>{time} earlier</source>
   <translation>{time} früher</translation>
  </message>
  <message>
   <source>{time} from a take</source>
   <translation>{time} ab einem Take</translation>
  </message>
  <message>
   <source>{time} from the inputs</source>
   <translation>{time} ab den Vorgaben</translation>
  </message>
  <message>
   <source>{time} from when all inputs are here</source>
   <translation>{time}, ab dem Moment, in dem alle Eingaben hier sind</translation>
  </message>
  <message>
   <source>{time} later</source>
   <translation>{time} später</translation>
  </message>
  <message>
   <source>{tip} of it tips</source>
   <translation>davon {tip} Trinkgeld</translation>
  </message>
  <message>
   <source>{titles} and {n} more</source>
   <translation>{titles} und {n} weitere</translation>
  </message>
  <message>
   <source>{title} and {n} more</source>
   <translation>{title} und {n} weitere</translation>
  </message>
  <message>
   <source>{title} export</source>
   <translation>{title} Export</translation>
  </message>
  <message>
   <source>{title} for {person}</source>
   <translation>{title} für {person}</translation>
  </message>
  <message>
   <source>{title} for “{production}”</source>
   <translation>{title} für „{production}“</translation>
  </message>
  <message>
   <source>{title} goes on; its dates have moved by the pause.</source>
   <translation>{title} geht weiter; die Termine sind um die Pause verschoben.</translation>
  </message>
  <message>
   <source>{title} is cancelled</source>
   <translation>{title} ist abgebrochen</translation>
  </message>
  <message>
   <source>{title} is kept as a gig</source>
   <translation>{title} ist als Auftrag behalten</translation>
  </message>
  <message>
   <source>{title} is planned for nobody.</source>
   <translation>{title} ist für niemanden eingeplant.</translation>
  </message>
  <message>
   <source>{title} is planned for {name}.</source>
   <translation>{title} ist für {name} eingeplant.</translation>
  </message>
  <message>
   <source>{title} is settled; {who} sees it with the next sync.</source>
   <translation>{title} ist beglichen; {who} sieht es mit dem nächsten Abgleich.</translation>
  </message>
  <message>
   <source>{title} plan</source>
   <translation>{title} Plan</translation>
  </message>
  <message>
   <source>{title} split sheet</source>
   <translation>{title} Split Sheet</translation>
  </message>
  <message>
   <source>{title} waits for {source}, nothing is handed on</source>
   <translation>{title} wartet auf {source}, weitergegeben wird nichts</translation>
  </message>
  <message>
   <source>{title}, approved stems together</source>
   <translation>{title}, freigegebene Stems zusammen</translation>
  </message>
  <message>
   <source>{title}, copy</source>
   <translation>{title}, Kopie</translation>
  </message>
  <message>
   <source>{title}, take {n}</source>
   <translation>{title}, Take {n}</translation>
  </message>
  <message>
   <source>{title}, take {n} at {at}: {text}</source>
   <translation>{title}, Take {n} bei {at}: {text}</translation>
  </message>
  <message>
   <source>{title}, take {n}: approved</source>
   <translation>{title}, Take {n}: freigegeben</translation>
  </message>
  <message>
   <source>{title}, take {n}: changes asked for</source>
   <translation>{title}, Take {n}: Änderungen erbeten</translation>
  </message>
  <message>
   <source>{title}, the mix</source>
   <translation>{title}, der Mix</translation>
  </message>
  <message>
   <source>{title}, the production</source>
   <translation>{title}, die Produktion</translation>
  </message>
  <message>
   <source>{title}, {state}</source>
   <translation>{title}, {state}</translation>
  </message>
  <message>
   <source>{title}. It opens in any browser; notes written there come back as a line to paste.</source>
   <translation>{title}. Die Seite öffnet sich in jedem Browser; dort geschriebene Notizen kommen als Zeile zum Einfügen zurück.</translation>
  </message>
  <message>
   <source>{title}: what you get</source>
   <translation>{title}: was du bekommst</translation>
  </message>
  <message>
   <source>{track}: {title} ({what})</source>
   <translation>{track}: {title} ({what})</translation>
  </message>
  <message>
   <source>{url}: {n} objects, {size}</source>
   <translation>{url}: {n} Objekte, {size}</translation>
  </message>
  <message>
   <source>{used} Another one is a paid change.</source>
   <translation>{used} Eine weitere ist eine bezahlte Änderung.</translation>
  </message>
  <message>
   <source>{way} until {day}</source>
   <translation>{way} bis {day}</translation>
  </message>
  <message>
   <source>{what}. Ctrl+Z takes it back.</source>
   <translation>{what}. Strg+Z nimmt es zurück.</translation>
  </message>
  <message>
   <source>{when} in {city}</source>
   <translation>{when} in {city}</translation>
  </message>
  <message>
   <source>{who} decides no more. What they have decided stays.</source>
   <translation>{who} entscheidet nicht mehr mit. Was schon entschieden ist, bleibt.</translation>
  </message>
  <message>
   <source>{who} gets no new keys and cannot read anything new; what is on their computer stays theirs.</source>
   <translation>{who} bekommt keine neuen Schlüssel und kann nichts Neues lesen; was schon auf dem anderen Rechner liegt, bleibt dort.</translation>
  </message>
  <message>
   <source>{who} gets {pay} within 7 days of your approval.</source>
   <translation>{who} bekommt {pay} innerhalb von 7 Tagen nach deiner Freigabe.</translation>
  </message>
  <message>
   <source>{who} has an offer</source>
   <translation>{who} hat ein Angebot</translation>
  </message>
  <message>
   <source>{who} has not answered the paid change yet.</source>
   <translation>{who} hat auf die bezahlte Änderung noch nicht geantwortet.</translation>
  </message>
  <message>
   <source>{who} has written already. </source>
   <translation>{who} hat schon geschrieben. </translation>
  </message>
  <message>
   <source>{who} is chosen</source>
   <translation>{who} ist ausgewählt</translation>
  </message>
  <message>
   <source>{who} is in. If {who} cannot get in any more, opening it on the same computer brings everything back.</source>
   <translation>{who} ist dabei. Kommt {who} nicht mehr hinein, bringt das Öffnen auf demselben Rechner alles zurück.</translation>
  </message>
  <message>
   <source>{who} is paid by the minute: {rate}.</source>
   <translation>{who} wird nach Minuten bezahlt: {rate}.</translation>
  </message>
  <message>
   <source>{who} is told with the next sync, and so are the others.</source>
   <translation>{who} erfährt es mit der nächsten Synchronisation, und die anderen auch.</translation>
  </message>
  <message>
   <source>{who} is told with the next sync.</source>
   <translation>{who} erfährt es mit dem nächsten Abgleich.</translation>
  </message>
  <message>
   <source>{who} says {n} minutes: {amount}.</source>
   <translation>{who} sagt {n} Minuten: {amount}.</translation>
  </message>
  <message>
   <source>{who} sees it with the next sync.</source>
   <translation>{who} sieht es mit dem nächsten Abgleich.</translation>
  </message>
  <message>
   <source>{who} signs it anew, within 72 hours.</source>
   <translation>{who} unterschreibt neu, innerhalb von 72 Stunden.</translation>
  </message>
  <message>
   <source>{who} waits for {names} by others</source>
   <translation>{who} wartet auf {names} von anderen</translation>
  </message>
  <message>
   <source>{who} wrote</source>
   <translation>{who} hat geschrieben</translation>
  </message>
  <message>
   <source>{who}, {day}: {load} h of {most} h</source>
   <translation>{who}, {day}: {load} h von {most} h</translation>
  </message>
  <message>
   <source>{who}, {stage}, {production}</source>
   <translation>{who}, {stage}, {production}</translation>
  </message>
  <message>
   <source>{who}: {h} h a day in {zone}</source>
   <translation>{who}: {h} h pro Tag in {zone}</translation>
  </message>
  <message>
   <source>{why} It stays as it was agreed. {what_to_do}</source>
   <translation>{why} Es bleibt wie vereinbart. {what_to_do}</translation>
  </message>
  <message>
   <source>{words} Ctrl+Z brings it back.</source>
   <translation>{words} Strg+Z macht es rückgängig.</translation>
  </message>
  <message>
   <source>{words} It has been asked to hand over, and does so at its next sync.</source>
   <translation>{words} Es soll die Leitung übergeben und tut das bei seinem nächsten Abgleich.</translation>
  </message>
  <message>
   <source>{words} What you decide here waits until this computer decides.</source>
   <translation>{words} Was du hier entscheidest, wartet, bis dieser Rechner entscheidet.</translation>
  </message>
  <message>
   <source>{words} What you decide here waits. {waiting}</source>
   <translation>{words} Was du hier entscheidest, wartet. {waiting}</translation>
  </message>
  <message>
   <source>{words}, {hints}</source>
   <translation>{words}, {hints}</translation>
  </message>
  <message>
   <source>{words}, {n} left out</source>
   <translation>{words}, {n} weggelassen</translation>
  </message>
  <message>
   <source>{work} had {minutes}, which is {amount}. Please agree, or tell me what is not right.</source>
   <translation>{work} hatte {minutes}, das sind {amount}. Stimm bitte zu oder sag mir, was nicht stimmt.</translation>
  </message>
  <message>
   <source>{work} has been paused since {since}. Shall we go on?</source>
   <translation>{work} steht seit {since}. Wollen wir weitermachen?</translation>
  </message>
  <message>
   <source>{work} has ended without an approval. By our terms you get {amount} by {due}.</source>
   <translation>{work} ist ohne Abnahme zu Ende gegangen. Nach unseren Bedingungen bekommst du {amount} bis {due}.</translation>
  </message>
  <message>
   <source>{work} has ended without an approval. By our terms {amount} is due on {due}; the invoice is in Segue.</source>
   <translation>{work} ist ohne Abnahme zu Ende gegangen. Nach unseren Bedingungen sind {amount} am {due} fällig; die Rechnung liegt in Segue.</translation>
  </message>
  <message>
   <source>{work} is approved, thank you. {amount} is due on {due}; the invoice is in Segue.</source>
   <translation>{work} ist abgenommen, danke. {amount} sind am {due} fällig; die Rechnung liegt in Segue.</translation>
  </message>
  <message>
   <source>{work} is approved. You get {amount} by {due}.</source>
   <translation>{work} ist abgenommen. Du bekommst {amount} bis {due}.</translation>
  </message>
  <message>
   <source>½ day</source>
   <translation>½ Tag</translation>
  </message>
  <message>
   <source>“group” is a text of at most {0} characters.</source>
   <translation>„group“ ist ein Text von höchstens {0} Zeichen.</translation>
  </message>
  <message>
   <source>“kill_fee_percent” has four numbers up to 100</source>
   <translation>„kill_fee_percent“ hat vier Zahlen bis 100</translation>
  </message>
  <message>
   <source>“media” is “{0}”.</source>
   <translation>„media“ ist „{0}“.</translation>
  </message>
  <message>
   <source>“required” is true or false</source>
   <translation>„required“ ist true oder false</translation>
  </message>
  <message>
   <source>“settings” is not an object.</source>
   <translation>„settings“ ist kein Objekt.</translation>
  </message>
  <message>
   <source>“{0}” also tried to use this invitation, which was used already.</source>
   <translation>„{0}“ wollte diese Einladung auch benutzen; sie war schon benutzt.</translation>
  </message>
  <message>
   <source>“{0}” and “{1}” wait for each other; the plan is drawn without the link between them.</source>
   <translation>„{0}“ und „{1}“ warten aufeinander; der Plan ist ohne die Verbindung zwischen ihnen gezeichnet.</translation>
  </message>
  <message>
   <source>“{0}” answered after the invitation had expired.</source>
   <translation>„{0}“ hat geantwortet, als die Einladung schon abgelaufen war.</translation>
  </message>
  <message>
   <source>“{0}” answered after you had ended that they are shown takes.</source>
   <translation>„{0}“ hat geantwortet, als du schon beendet hattest, dass dort Takes gezeigt werden.</translation>
  </message>
  <message>
   <source>“{0}” answered an invitation that was for a new device of somebody else.</source>
   <translation>„{0}“ hat auf eine Einladung geantwortet, die für ein neues Gerät von jemand anderem war.</translation>
  </message>
  <message>
   <source>“{0}” answered from a computer that was taken out before.</source>
   <translation>„{0}“ hat von einem Rechner geantwortet, der zuvor entfernt wurde.</translation>
  </message>
  <message>
   <source>“{0}” are no working hours.</source>
   <translation>„{0}“ ist keine Arbeitszeit.</translation>
  </message>
  <message>
   <source>“{0}” as this computer knows it does not lie there.</source>
   <translation>„{0}“, wie dieser Rechner sie kennt, liegt dort nicht.</translation>
  </message>
  <message>
   <source>“{0}” can no longer be {1}. {2}</source>
   <translation>„{0}“ geht nicht mehr ({1}). {2}</translation>
  </message>
  <message>
   <source>“{0}” cannot be deleted: {1}.</source>
   <translation>„{0}“ lässt sich nicht löschen: {1}.</translation>
  </message>
  <message>
   <source>“{0}” cannot be made: this version makes no {1}.</source>
   <translation>„{0}“ lässt sich nicht erstellen: Diese Version erstellt kein {1}.</translation>
  </message>
  <message>
   <source>“{0}” cannot be offered now.</source>
   <translation>„{0}“ lässt sich jetzt nicht anbieten.</translation>
  </message>
  <message>
   <source>“{0}” cannot be offered: {1}</source>
   <translation>„{0}“ lässt sich nicht anbieten: {1}</translation>
  </message>
  <message>
   <source>“{0}” cannot be put right by “{1}”.</source>
   <translation>„{0}“ lässt sich mit „{1}“ nicht in Ordnung bringen.</translation>
  </message>
  <message>
   <source>“{0}” cannot be read.</source>
   <translation>„{0}“ lässt sich nicht lesen.</translation>
  </message>
  <message>
   <source>“{0}” cannot be read: {1}.</source>
   <translation>„{0}“ lässt sich nicht lesen: {1}.</translation>
  </message>
  <message>
   <source>“{0}” cannot be the name of an input or output.</source>
   <translation>„{0}“ kann kein Name einer Eingabe oder Ausgabe sein.</translation>
  </message>
  <message>
   <source>“{0}” cannot be unpacked: {1}.</source>
   <translation>„{0}“ lässt sich nicht entpacken: {1}.</translation>
  </message>
  <message>
   <source>“{0}” cannot be used as a picture: {1}.</source>
   <translation>„{0}“ lässt sich nicht als Bild verwenden: {1}.</translation>
  </message>
  <message>
   <source>“{0}” cannot be used for chapters: {1}.</source>
   <translation>„{0}“ lässt sich nicht für Kapitel verwenden: {1}.</translation>
  </message>
  <message>
   <source>“{0}” cannot be written: {1}.</source>
   <translation>„{0}“ lässt sich nicht schreiben: {1}.</translation>
  </message>
  <message>
   <source>“{0}” cannot wait for itself.</source>
   <translation>„{0}“ kann nicht auf sich selbst warten.</translation>
  </message>
  <message>
   <source>“{0}” could be any of {1} things.</source>
   <translation>„{0}“ kann {1} verschiedene Dinge meinen.</translation>
  </message>
  <message>
   <source>“{0}” could belong to any of {1}.</source>
   <translation>„{0}“ könnte zu mehreren gehören: {1}.</translation>
  </message>
  <message>
   <source>“{0}” could belong to any output: {1}.</source>
   <translation>„{0}“ könnte zu jeder Ausgabe gehören: {1}.</translation>
  </message>
  <message>
   <source>“{0}” could have begun on {1}, {2} ago.</source>
   <translation>„{0}“ hätte am {1} beginnen können; das ist {2} her.</translation>
  </message>
  <message>
   <source>“{0}” could not be copied: {1}.</source>
   <translation>„{0}“ ließ sich nicht kopieren: {1}.</translation>
  </message>
  <message>
   <source>“{0}” could not be moved: {1}.</source>
   <translation>„{0}“ ließ sich nicht verschieben: {1}.</translation>
  </message>
  <message>
   <source>“{0}” did not count, because another device decided before: {1}.</source>
   <translation>„{0}“ hat nicht gegolten, weil ein anderes Gerät vorher entschieden hat: {1}.</translation>
  </message>
  <message>
   <source>“{0}” does not end in .csv.</source>
   <translation>„{0}“ endet nicht auf .csv.</translation>
  </message>
  <message>
   <source>“{0}” does not end in .ics.</source>
   <translation>„{0}“ endet nicht auf .ics.</translation>
  </message>
  <message>
   <source>“{0}” does not end in .pdf.</source>
   <translation>„{0}“ endet nicht auf .pdf.</translation>
  </message>
  <message>
   <source>“{0}” does not end in .zip.</source>
   <translation>„{0}“ endet nicht auf .zip.</translation>
  </message>
  <message>
   <source>“{0}” does not end in {1}.</source>
   <translation>„{0}“ endet nicht auf {1}.</translation>
  </message>
  <message>
   <source>“{0}” does not hand in exactly one thing.</source>
   <translation>„{0}“ gibt nicht genau eine Sache ab.</translation>
  </message>
  <message>
   <source>“{0}” does not lie in the deliver folder.</source>
   <translation>„{0}“ liegt nicht im Ordner „deliver“.</translation>
  </message>
  <message>
   <source>“{0}” does not say what the notes are to be written as.</source>
   <translation>„{0}“ sagt nicht, als was die Notizen geschrieben werden sollen.</translation>
  </message>
  <message>
   <source>“{0}” ends neither in .pdf nor in .csv.</source>
   <translation>„{0}“ endet weder auf .pdf noch auf .csv.</translation>
  </message>
  <message>
   <source>“{0}” feeds “{1}” already.</source>
   <translation>„{0}“ speist „{1}“ schon.</translation>
  </message>
  <message>
   <source>“{0}” from {1}</source>
   <translation>„{0}“ von {1}</translation>
  </message>
  <message>
   <source>“{0}” gives {1}, but “{2}” takes {3}; they do not fit.</source>
   <translation>„{0}“ gibt {1}, aber „{2}“ nimmt {3}; das passt nicht zusammen.</translation>
  </message>
  <message>
   <source>“{0}” goes on from itself: {1}.</source>
   <translation>„{0}“ setzt sich selbst fort: {1}.</translation>
  </message>
  <message>
   <source>“{0}” goes on from no recipe.</source>
   <translation>„{0}“ setzt kein Rezept fort.</translation>
  </message>
  <message>
   <source>“{0}” goes on in another place, where this computer has not followed it yet.</source>
   <translation>„{0}“ geht an einem anderen Ort weiter, wohin dieser Rechner noch nicht gefolgt ist.</translation>
  </message>
  <message>
   <source>“{0}” hands nothing in on “{1}” that goes into a mix.</source>
   <translation>„{0}“ gibt als „{1}“ nichts ab, was in einen Mix geht.</translation>
  </message>
  <message>
   <source>“{0}” hands nothing in.</source>
   <translation>„{0}“ gibt nichts ab.</translation>
  </message>
  <message>
   <source>“{0}” has begun; its dates follow from what was agreed.</source>
   <translation>„{0}“ hat begonnen; die Termine folgen aus dem, was vereinbart ist.</translation>
  </message>
  <message>
   <source>“{0}” has its credit.</source>
   <translation>„{0}“ hat seinen Credit.</translation>
  </message>
  <message>
   <source>“{0}” has left no place that could be emptied.</source>
   <translation>„{0}“ hat keinen Ort verlassen, der sich leeren ließe.</translation>
  </message>
  <message>
   <source>“{0}” has no approved take.</source>
   <translation>„{0}“ hat keinen freigegebenen Take.</translation>
  </message>
  <message>
   <source>“{0}” has no calendar of their own.</source>
   <translation>„{0}“ hat keinen eigenen Kalender.</translation>
  </message>
  <message>
   <source>“{0}” has no credit that you have accepted.</source>
   <translation>„{0}“ hat keinen Credit, den du angenommen hast.</translation>
  </message>
  <message>
   <source>“{0}” has no credit, so there is nothing to show an excerpt beside.</source>
   <translation>„{0}“ hat keinen Credit, also gibt es nichts, neben dem ein Ausschnitt zu zeigen wäre.</translation>
  </message>
  <message>
   <source>“{0}” has no extra “{1}”.</source>
   <translation>„{0}“ hat kein Extra „{1}“.</translation>
  </message>
  <message>
   <source>“{0}” has no format “{1}”.</source>
   <translation>„{0}“ hat kein Format „{1}“.</translation>
  </message>
  <message>
   <source>“{0}” has no format.</source>
   <translation>„{0}“ hat kein Format.</translation>
  </message>
  <message>
   <source>“{0}” has no input “{1}”.</source>
   <translation>„{0}“ hat keine Eingabe „{1}“.</translation>
  </message>
  <message>
   <source>“{0}” has no output “{1}”.</source>
   <translation>„{0}“ hat keine Ausgabe „{1}“.</translation>
  </message>
  <message>
   <source>“{0}” has no package “{1}”.</source>
   <translation>„{0}“ hat kein Paket „{1}“.</translation>
  </message>
  <message>
   <source>“{0}” has no split sheet yet.</source>
   <translation>„{0}“ hat noch kein Split Sheet.</translation>
  </message>
  <message>
   <source>“{0}” has no take to compare take {1} with.</source>
   <translation>„{0}“ hat keinen Take, mit dem sich Take {1} vergleichen ließe.</translation>
  </message>
  <message>
   <source>“{0}” has no take yet.</source>
   <translation>„{0}“ hat noch keinen Take.</translation>
  </message>
  <message>
   <source>“{0}” has no take {1}.</source>
   <translation>„{0}“ hat keinen Take {1}.</translation>
  </message>
  <message>
   <source>“{0}” has not been made yet.</source>
   <translation>„{0}“ ist noch nicht erstellt.</translation>
  </message>
  <message>
   <source>“{0}” has to be done by {1} and is {2} late.</source>
   <translation>„{0}“ muss bis {1} fertig sein und ist {2} verspätet.</translation>
  </message>
  <message>
   <source>“{0}” has {1} stages; with {2} more there would be {3}.</source>
   <translation>„{0}“ hat {1} Schritte; mit {2} weiteren wären es {3}.</translation>
  </message>
  <message>
   <source>“{0}” has {1}.</source>
   <translation>„{0}“ hat {1}.</translation>
  </message>
  <message>
   <source>“{0}” hears none of the {1} lanes that there are.</source>
   <translation>„{0}“ hört keinen der {1} Kanäle, die es gibt.</translation>
  </message>
  <message>
   <source>“{0}” holds {1} MB, and {2} MB are free.</source>
   <translation>„{0}“ enthält {1} MB, und {2} MB sind frei.</translation>
  </message>
  <message>
   <source>“{0}” holds {1} manifests.</source>
   <translation>„{0}“ enthält {1} Manifeste.</translation>
  </message>
  <message>
   <source>“{0}” is a signature of something else.</source>
   <translation>„{0}“ ist eine Signatur von etwas anderem.</translation>
  </message>
  <message>
   <source>“{0}” is a stage of another production.</source>
   <translation>„{0}“ ist ein Schritt einer anderen Produktion.</translation>
  </message>
  <message>
   <source>“{0}” is a {1}, and stays one.</source>
   <translation>„{0}“ ist und bleibt: {1}.</translation>
  </message>
  <message>
   <source>“{0}” is accepted already.</source>
   <translation>„{0}“ ist schon angenommen.</translation>
  </message>
  <message>
   <source>“{0}” is already offered or given to somebody.</source>
   <translation>„{0}“ ist schon jemandem angeboten oder übergeben.</translation>
  </message>
  <message>
   <source>“{0}” is built in and was not changed.</source>
   <translation>„{0}“ ist eingebaut und wurde nicht geändert.</translation>
  </message>
  <message>
   <source>“{0}” is closed already.</source>
   <translation>„{0}“ ist schon abgeschlossen.</translation>
  </message>
  <message>
   <source>“{0}” is damaged: {1}.</source>
   <translation>„{0}“ ist beschädigt: {1}.</translation>
  </message>
  <message>
   <source>“{0}” is decided on another device of yours.</source>
   <translation>Über „{0}“ entscheidet ein anderes deiner Geräte.</translation>
  </message>
  <message>
   <source>“{0}” is done, and others may use what it handed in.</source>
   <translation>„{0}“ ist fertig, und andere nutzen vielleicht, was abgegeben ist.</translation>
  </message>
  <message>
   <source>“{0}” is done: you delivered it yourself.</source>
   <translation>„{0}“ ist fertig: Du hast selbst abgegeben.</translation>
  </message>
  <message>
   <source>“{0}” is done; when it was done does not change.</source>
   <translation>„{0}“ ist fertig; wann das war, ändert sich nicht.</translation>
  </message>
  <message>
   <source>“{0}” is given to somebody; only they can deliver it.</source>
   <translation>„{0}“ ist jemandem übergeben; nur diese Person kann abgeben.</translation>
  </message>
  <message>
   <source>“{0}” is handed to somebody.</source>
   <translation>„{0}“ ist jemandem übergeben.</translation>
  </message>
  <message>
   <source>“{0}” is kept already.</source>
   <translation>„{0}“ ist schon gemerkt.</translation>
  </message>
  <message>
   <source>“{0}” is larger than {1} GB, which is put into no bucket in one piece.</source>
   <translation>„{0}“ ist größer als {1} GB; so etwas kommt in keinen Bucket in einem Stück.</translation>
  </message>
  <message>
   <source>“{0}” is moving to {1} already.</source>
   <translation>„{0}“ zieht schon nach {1} um.</translation>
  </message>
  <message>
   <source>“{0}” is neither minutes nor an answer.</source>
   <translation>„{0}“ sind weder Minuten noch eine Antwort.</translation>
  </message>
  <message>
   <source>“{0}” is no JSON.</source>
   <translation>„{0}“ ist kein JSON.</translation>
  </message>
  <message>
   <source>“{0}” is no JSON: {1}.</source>
   <translation>„{0}“ ist kein JSON: {1}.</translation>
  </message>
  <message>
   <source>“{0}” is no amount</source>
   <translation>„{0}“ ist kein Betrag</translation>
  </message>
  <message>
   <source>“{0}” is no bucket.</source>
   <translation>„{0}“ ist kein Bucket.</translation>
  </message>
  <message>
   <source>“{0}” is no code of a country.</source>
   <translation>„{0}“ ist kein Ländercode.</translation>
  </message>
  <message>
   <source>“{0}” is no coding of sound that is known here.</source>
   <translation>„{0}“ ist keine hier bekannte Tonkodierung.</translation>
  </message>
  <message>
   <source>“{0}” is no date.</source>
   <translation>„{0}“ ist kein Datum.</translation>
  </message>
  <message>
   <source>“{0}” is no day.</source>
   <translation>„{0}“ ist kein Tag.</translation>
  </message>
  <message>
   <source>“{0}” is no demo of Segue.</source>
   <translation>„{0}“ ist keine Demo von Segue.</translation>
  </message>
  <message>
   <source>“{0}” is no export of Segue. {1}</source>
   <translation>„{0}“ ist kein Export von Segue. {1}</translation>
  </message>
  <message>
   <source>“{0}” is no kind of link.</source>
   <translation>„{0}“ ist keine Art von Verbindung.</translation>
  </message>
  <message>
   <source>“{0}” is no link.</source>
   <translation>„{0}“ ist keine Verbindung.</translation>
  </message>
  <message>
   <source>“{0}” is no manifest of a deliverable.</source>
   <translation>„{0}“ ist kein Manifest eines Ergebnisses.</translation>
  </message>
  <message>
   <source>“{0}” is no milestone.</source>
   <translation>„{0}“ ist kein Meilenstein.</translation>
  </message>
  <message>
   <source>“{0}” is no number for “{1}”.</source>
   <translation>„{0}“ ist keine Zahl für „{1}“.</translation>
  </message>
  <message>
   <source>“{0}” is no permission of Segue.</source>
   <translation>„{0}“ ist keine Erlaubnis von Segue.</translation>
  </message>
  <message>
   <source>“{0}” is no port.</source>
   <translation>„{0}“ ist keine Eingabe oder Ausgabe.</translation>
  </message>
  <message>
   <source>“{0}” is no proof of a hand-off.</source>
   <translation>„{0}“ ist kein Nachweis einer Übergabe.</translation>
  </message>
  <message>
   <source>“{0}” is no reason of a note.</source>
   <translation>„{0}“ ist kein Grund einer Notiz.</translation>
  </message>
  <message>
   <source>“{0}” is no role of somebody who is shown takes.</source>
   <translation>„{0}“ ist keine Rolle für jemanden, dem Takes gezeigt werden.</translation>
  </message>
  <message>
   <source>“{0}” is no setting.</source>
   <translation>„{0}“ ist keine Einstellung.</translation>
  </message>
  <message>
   <source>“{0}” is no shape.</source>
   <translation>„{0}“ ist keine Form.</translation>
  </message>
  <message>
   <source>“{0}” is no share.</source>
   <translation>„{0}“ ist kein Anteil.</translation>
  </message>
  <message>
   <source>“{0}” is no span of days.</source>
   <translation>„{0}“ ist keine Zeitspanne.</translation>
  </message>
  <message>
   <source>“{0}” is no tax rate.</source>
   <translation>„{0}“ ist kein Steuersatz.</translation>
  </message>
  <message>
   <source>“{0}” is no time.</source>
   <translation>„{0}“ ist keine Zeit.</translation>
  </message>
  <message>
   <source>“{0}” is no way of access.</source>
   <translation>„{0}“ ist keine Art des Zugangs.</translation>
  </message>
  <message>
   <source>“{0}” is no weekday.</source>
   <translation>„{0}“ ist kein Wochentag.</translation>
  </message>
  <message>
   <source>“{0}” is no {1}.</source>
   <translation>„{0}“ passt nicht als {1}.</translation>
  </message>
  <message>
   <source>“{0}” is no {1}: its check digit does not fit, so a digit is wrong.</source>
   <translation>„{0}“ passt nicht als {1}: Die Prüfziffer stimmt nicht, also ist eine Ziffer falsch.</translation>
  </message>
  <message>
   <source>“{0}” is not a currency code.</source>
   <translation>„{0}“ ist kein Währungscode.</translation>
  </message>
  <message>
   <source>“{0}” is not a file.</source>
   <translation>„{0}“ ist keine Datei.</translation>
  </message>
  <message>
   <source>“{0}” is not a folder.</source>
   <translation>„{0}“ ist kein Ordner.</translation>
  </message>
  <message>
   <source>“{0}” is not a list of texts such as “role:Singer”.</source>
   <translation>„{0}“ ist keine Liste von Texten wie „role:Singer“.</translation>
  </message>
  <message>
   <source>“{0}” is not a text of at most {1} characters.</source>
   <translation>„{0}“ ist kein Text von höchstens {1} Zeichen.</translation>
  </message>
  <message>
   <source>“{0}” is not a type of input or output.</source>
   <translation>„{0}“ ist kein Typ einer Eingabe oder Ausgabe.</translation>
  </message>
  <message>
   <source>“{0}” is not a whole number.</source>
   <translation>„{0}“ ist keine ganze Zahl.</translation>
  </message>
  <message>
   <source>“{0}” is not billed by the minute.</source>
   <translation>„{0}“ wird nicht nach Minuten abgerechnet.</translation>
  </message>
  <message>
   <source>“{0}” is not empty, and it is not an earlier demo.</source>
   <translation>„{0}“ ist nicht leer und keine frühere Demo.</translation>
  </message>
  <message>
   <source>“{0}” is not empty.</source>
   <translation>„{0}“ ist nicht leer.</translation>
  </message>
  <message>
   <source>“{0}” is not moving.</source>
   <translation>„{0}“ zieht nicht um.</translation>
  </message>
  <message>
   <source>“{0}” is not on the split sheet.</source>
   <translation>„{0}“ steht nicht auf dem Split Sheet.</translation>
  </message>
  <message>
   <source>“{0}” is not possible while the stage is “{1}”. {2}</source>
   <translation>„{0}“ ist nicht möglich, solange der Schritt „{1}“ ist. {2}</translation>
  </message>
  <message>
   <source>“{0}” is not possible: {1}.</source>
   <translation>„{0}“ ist nicht möglich: {1}.</translation>
  </message>
  <message>
   <source>“{0}” is not the name in the credit.</source>
   <translation>„{0}“ ist nicht der Name im Credit.</translation>
  </message>
  <message>
   <source>“{0}” is of no kind that a plan can be.</source>
   <translation>„{0}“ ist von keiner Art, die ein Plan sein kann.</translation>
  </message>
  <message>
   <source>“{0}” is offered or given to somebody; its {1} is part of the terms.</source>
   <translation>„{0}“ ist jemandem angeboten oder vergeben; {1} gehört zu den Bedingungen.</translation>
  </message>
  <message>
   <source>“{0}” is offered to {1} already.</source>
   <translation>„{0}“ ist {1} schon angeboten.</translation>
  </message>
  <message>
   <source>“{0}” is on this computer already.</source>
   <translation>„{0}“ ist schon auf diesem Rechner.</translation>
  </message>
  <message>
   <source>“{0}” is one file and {1} lie there: leave only one.</source>
   <translation>„{0}“ ist eine einzige Datei, und es liegen {1} da: Lass nur eine.</translation>
  </message>
  <message>
   <source>“{0}” is one file, and {1} were given: {2}.</source>
   <translation>„{0}“ ist eine Datei, und {1} wurden angegeben: {2}.</translation>
  </message>
  <message>
   <source>“{0}” is open.</source>
   <translation>„{0}“ ist offen.</translation>
  </message>
  <message>
   <source>“{0}” is paid by {1}, which cannot be offered yet.</source>
   <translation>„{0}“ wird nach {1} bezahlt; das lässt sich noch nicht anbieten.</translation>
  </message>
  <message>
   <source>“{0}” is paid for, so it needs working time.</source>
   <translation>„{0}“ wird bezahlt, braucht also Arbeitszeit.</translation>
  </message>
  <message>
   <source>“{0}” is priced in {1}, the production in {2}.</source>
   <translation>„{0}“ hat Preise in {1}, die Produktion in {2}.</translation>
  </message>
  <message>
   <source>“{0}” is really {1}</source>
   <translation>„{0}“ ist in Wirklichkeit {1}</translation>
  </message>
  <message>
   <source>“{0}” is the device that decides in “{1}”, so nobody could write that it is revoked.</source>
   <translation>„{0}“ ist das Gerät, das in „{1}“ entscheidet; also könnte niemand schreiben, dass es widerrufen ist.</translation>
  </message>
  <message>
   <source>“{0}” is there already, and is no portfolio.</source>
   <translation>„{0}“ ist schon da und kein Portfolio.</translation>
  </message>
  <message>
   <source>“{0}” is there already.</source>
   <translation>„{0}“ ist schon da.</translation>
  </message>
  <message>
   <source>“{0}” is too large to go into an episode.</source>
   <translation>„{0}“ ist zu groß für eine Folge.</translation>
  </message>
  <message>
   <source>“{0}” is too long for a shared page.</source>
   <translation>„{0}“ ist zu lang für eine geteilte Seite.</translation>
  </message>
  <message>
   <source>“{0}” is what {1} goes on from.</source>
   <translation>„{0}“ wird fortgesetzt von: {1}.</translation>
  </message>
  <message>
   <source>“{0}” is yes or no.</source>
   <translation>„{0}“ ist ja oder nein.</translation>
  </message>
  <message>
   <source>“{0}” is {1} of work; it cannot be cut after {2}.</source>
   <translation>„{0}“ ist Arbeit für {1}; nach {2} lässt es sich nicht teilen.</translation>
  </message>
  <message>
   <source>“{0}” is {1}, not a whole number between {2} and {3}.</source>
   <translation>„{0}“ ist {1}, keine ganze Zahl von {2} bis {3}.</translation>
  </message>
  <message>
   <source>“{0}” is {1}, not between {2} and {3}.</source>
   <translation>„{0}“ ist {1}, nicht zwischen {2} und {3}.</translation>
  </message>
  <message>
   <source>“{0}” is {1}, not such a value as {2}.</source>
   <translation>„{0}“ ist {1}, kein Wert wie {2}.</translation>
  </message>
  <message>
   <source>“{0}” is {1}; cues are not written into it.</source>
   <translation>„{0}“ ist {1}; Cues werden nicht hineingeschrieben.</translation>
  </message>
  <message>
   <source>“{0}” lies in a folder; its rights are those of the folder itself.</source>
   <translation>„{0}“ liegt in einem Ordner; die Rechte sind die des Ordners selbst.</translation>
  </message>
  <message>
   <source>“{0}” lies there already.</source>
   <translation>„{0}“ liegt schon dort.</translation>
  </message>
  <message>
   <source>“{0}” names no input.</source>
   <translation>„{0}“ nennt keine Eingabe.</translation>
  </message>
  <message>
   <source>“{0}” names other keys than the credit.</source>
   <translation>„{0}“ nennt andere Schlüssel als der Credit.</translation>
  </message>
  <message>
   <source>“{0}” needs “{1}”, and nothing provides it.</source>
   <translation>„{0}“ braucht „{1}“, und nichts liefert es.</translation>
  </message>
  <message>
   <source>“{0}” of “{1}” is fed by “{2}” already.</source>
   <translation>„{0}“ von „{1}“ wird schon von „{2}“ gespeist.</translation>
  </message>
  <message>
   <source>“{0}” takes no inputs.</source>
   <translation>„{0}“ nimmt keine Eingaben.</translation>
  </message>
  <message>
   <source>“{0}” takes one file.</source>
   <translation>„{0}“ nimmt eine Datei.</translation>
  </message>
  <message>
   <source>“{0}” waits for its own date, {1}, although it could begin {2} earlier; the whole production ends later for it.</source>
   <translation>„{0}“ wartet auf den eigenen Termin, {1}, könnte aber {2} früher beginnen; die ganze Produktion endet dadurch später.</translation>
  </message>
  <message>
   <source>“{0}” was begun {1} before “{2}” lets it.</source>
   <translation>„{0}“ wurde {1} früher begonnen, als „{2}“ es zulässt.</translation>
  </message>
  <message>
   <source>“{0}” was made from files that have been replaced since.</source>
   <translation>„{0}“ entstand aus Dateien, die seither ersetzt wurden.</translation>
  </message>
  <message>
   <source>“{0}” with its notes would be longer than 4 GiB.</source>
   <translation>„{0}“ wäre mit seinen Notizen länger als 4 GiB.</translation>
  </message>
  <message>
   <source>“{0}” would replace one of the files it is made of.</source>
   <translation>„{0}“ würde eine der Dateien ersetzen, aus denen es besteht.</translation>
  </message>
  <message>
   <source>“{0}”{1} does not pass: see how to fix it.</source>
   <translation>„{0}“{1} besteht nicht: Sieh nach, wie es sich beheben lässt.</translation>
  </message>
  <message>
   <source>“{0}”{1} is being changed.</source>
   <translation>„{0}“{1} wird gerade geändert.</translation>
  </message>
  <message>
   <source>“{0}”{1} is disputed.</source>
   <translation>„{0}“{1} ist strittig.</translation>
  </message>
  <message>
   <source>“{0}”{1} was handed in and is not approved.</source>
   <translation>„{0}“{1} wurde abgegeben und ist nicht freigegeben.</translation>
  </message>
  <message>
   <source>“{device}” decides from its next sync on</source>
   <translation>„{device}“ entscheidet ab seinem nächsten Abgleich</translation>
  </message>
  <message>
   <source>“{device}” has been asked</source>
   <translation>„{device}“ ist gefragt</translation>
  </message>
  <message>
   <source>“{device}” is not there. Playing on the system's device.</source>
   <translation>„{device}“ ist nicht da. Es spielt das Gerät des Systems.</translation>
  </message>
  <message>
   <source>“{device}” is one of your devices</source>
   <translation>„{device}“ ist eines deiner Geräte</translation>
  </message>
  <message>
   <source>“{device}” is revoked in {n} production</source>
   <translation>„{device}“ ist in {n} Produktion widerrufen</translation>
  </message>
  <message>
   <source>“{device}” is revoked in {n} productions</source>
   <translation>„{device}“ ist in {n} Produktionen widerrufen</translation>
  </message>
  <message>
   <source>“{first}” and “{second}” at once from {when}</source>
   <translation>„{first}“ und „{second}“ zugleich ab {when}</translation>
  </message>
  <message>
   <source>“{head}” follows from the plan and what has happened.</source>
   <translation>„{head}“ folgt aus dem Plan und dem, was geschehen ist.</translation>
  </message>
  <message>
   <source>“{name}” cannot be shown.</source>
   <translation>„{name}“ kann nicht gezeigt werden.</translation>
  </message>
  <message>
   <source>“{name}” is a nested chain. Open it first (Ctrl+G): this is done with the stages in it.</source>
   <translation>„{name}“ ist eine verschachtelte Kette. Öffne sie erst (Strg+G): Das geht mit den Schritten darin.</translation>
  </message>
  <message>
   <source>“{name}” is for {other}; “{output}” is {type}.</source>
   <translation>„{name}“ ist für {other}; „{output}“ ist {type}.</translation>
  </message>
  <message>
   <source>“{name}” is in the fields</source>
   <translation>„{name}“ steht in den Feldern</translation>
  </message>
  <message>
   <source>“{name}” is removed. Ctrl+Z brings it back.</source>
   <translation>„{name}“ ist entfernt. Strg+Z holt es zurück.</translation>
  </message>
  <message>
   <source>“{name}” is written</source>
   <translation>„{name}“ ist gespeichert</translation>
  </message>
  <message>
   <source>“{output}” fits no free input of “{title}”.</source>
   <translation>„{output}“ passt in keine freie Eingabe von „{title}“.</translation>
  </message>
  <message>
   <source>“{output}” of “{title}” fits no free input here.</source>
   <translation>„{output}“ von „{title}“ passt hier in keine freie Eingabe.</translation>
  </message>
  <message>
   <source>“{part}” is no sample rate. Write kHz, such as 44.1, 48.</source>
   <translation>„{part}“ ist keine Abtastrate. Schreib kHz, etwa 44.1, 48.</translation>
  </message>
  <message>
   <source>“{text}” is no number. Write one, such as {example}.</source>
   <translation>„{text}“ ist keine Zahl. Schreib eine, etwa {example}.</translation>
  </message>
  <message>
   <source>“{text}” is no time. Write minutes and seconds, such as 3:42.</source>
   <translation>„{text}“ ist keine Zeit. Schreib Minuten und Sekunden, etwa 3:42.</translation>
  </message>
  <message>
   <source>“{text}” is not such as {example}: {what}.</source>
   <translation>„{text}“ ist nicht wie {example}: {what}.</translation>
  </message>
  <message>
   <source>“{title}” cannot be shorter than it is by a day.</source>
   <translation>„{title}“ lässt sich nicht um einen Tag kürzen.</translation>
  </message>
  <message>
   <source>“{title}” is among your chains</source>
   <translation>„{title}“ ist unter deinen Ketten</translation>
  </message>
  <message>
   <source>“{title}” is closed</source>
   <translation>„{title}“ ist abgeschlossen</translation>
  </message>
  <message>
   <source>“{title}” is closed.</source>
   <translation>„{title}“ ist abgeschlossen.</translation>
  </message>
  <message>
   <source>“{title}” is decided on this computer.</source>
   <translation>Über „{title}“ wird auf diesem Rechner entschieden.</translation>
  </message>
  <message>
   <source>“{title}” is decided on “{device}”.</source>
   <translation>Über „{title}“ wird auf „{device}“ entschieden.</translation>
  </message>
  <message>
   <source>“{title}” is exported</source>
   <translation>„{title}“ ist exportiert</translation>
  </message>
  <message>
   <source>“{title}” is here again</source>
   <translation>„{title}“ ist wieder da</translation>
  </message>
  <message>
   <source>“{title}” is open</source>
   <translation>„{title}“ ist offen</translation>
  </message>
  <message>
   <source>“{title}” is yours. {name} gets your answer with the next sync.</source>
   <translation>„{title}“ gehört dir. {name} bekommt deine Antwort mit dem nächsten Abgleich.</translation>
  </message>
  <message>
   <source>“{title}” is {who}'s; whom it is planned for does not change that.</source>
   <translation>„{title}“ gehört {who}; für wen es geplant ist, ändert daran nichts.</translation>
  </message>
  <message>
   <source>“{title}” lies in a folder, which gives no links.</source>
   <translation>„{title}“ liegt in einem Ordner, der keine Links gibt.</translation>
  </message>
  <message>
   <source>“{title}” takes no files now</source>
   <translation>„{title}“ nimmt jetzt keine Dateien an</translation>
  </message>
  <message>
   <source>“{title}”, {n} room</source>
   <translation>„{title}“, {n} Raum</translation>
  </message>
  <message>
   <source>“{title}”, {n} rooms</source>
   <translation>„{title}“, {n} Räume</translation>
  </message>
  <message>
   <source>“{what}”</source>
   <translation>„{what}“</translation>
  </message>
  <message>
   <source>“{what}” is on the clipboard.</source>
   <translation>„{what}“ ist in der Zwischenablage.</translation>
  </message>
  <message>
   <source>−∞ to +60 dB; 0 is as handed in</source>
   <translation>−∞ bis +60 dB; 0 ist wie abgegeben</translation>
  </message>
 </context>
</TS>
