// Reads one mail from standard input and prints what it holds as JSON.
const { simpleParser } = require("mailparser");

simpleParser(process.stdin, { skipHtmlToText: true, skipTextToHtml: true }).then((mail) => {
  const { subject, text, html, to, from } = mail;
  const people = (field) => (field ? field.value.map(({ name, address }) => [name, address]) : []);
  const headers = mail.headerLines.map(({ key }) => key);
  console.log(JSON.stringify({ subject, text, html, to: people(to), from: people(from), headers }));
});
