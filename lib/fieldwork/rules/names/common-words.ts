const listed = (text: string): ReadonlySet<string> =>
  new Set(text.split(/\s+/).filter((word) => word !== ""));

/** Words that open a sentence in Spanish, folded: a capital there says nothing. */
export const openers = listed(`
  a ahi ahora al algo alguien algun alguna algunas algunos alla alli antes aparte aqui asi aunque bastante bien bueno buena buenas buenos
  cada casi claro como con cosas creo cual cuando cuanto dado de debe debemos del desde despues dice dicen digamos donde durante
  el ella ellas ellos en entonces entre era eran es esa esas ese eso esos esta estaba estamos estan estas este esto estos
  exacto falta fue fueron gracias ha hace hacemos hacen hacia haciendo hasta hay hemos hicimos hoy igual incluso la las le les lo los
  luego mas me mi mientras mira mire mis mucha muchas mucho muchos muy nada nadie ni ningun ninguna no nos nosotras nosotros nuestra nuestro
  nunca o ojala otra otras otro otros para pero perfecto podemos poder poco por porque primero pues puede que quien quienes quiero quiza
  recien se sea segun segundo ser si siempre sin sino sobre solo somos son su sus tal tambien tampoco tanto te tenemos tener tengo tenia
  tiene tienen toda todas todavia todo todos tras tu un una unas uno unos usted ustedes va vamos van veces ver vemos viene y ya yo
`);

/** Words written with a capital that name nobody, folded: institutions, subjects, roles, and what a transcript calls its voices. */
export const harmless = listed(`
  agencia asesor asesora asistente basica calidad carrera castellano chile ciencias coordinacion coordinador coordinadora cormun daem dem
  departamento dia diario direccion director directora docente docentes ed educacion eid entrevistado entrevistada entrevistador entrevistadora
  ensenanza estado evaluacion facilitador facilitadora fisica focal fundacion grupo historia idps ingles inspectoria investigador
  investigadora jec jefatura jefe jefa junta lenguaje leccion lectura ley marco matematica matematicas mbe media mineduc ministerio
  moderador moderadora musica nacional orientacion orientador orientadora pie pme practica profesor profesora pregunta programa provincial
  religion respuesta seremi servicio sep simce slep sostenedor superintendencia tecnologia uatp unidad utp voz
  enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miercoles jueves viernes sabado
  domingo dios pascua whatsapp zoom meet teams google classroom excel word powerpoint
`);

/** What joins the words of one name. */
export const joiners = listed("de del la las los y");
